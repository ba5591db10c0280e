/**
 * Elements of V3.0, and our names of them, whose words are no person's: what a service is called and where it is
 * found, numbers of filings, code tables, and which block or state something is. Everything else that is written
 * in words may name people, remarks and opinions first, and is hidden.
 */
const WORDS = words(`
  Ym Wzym_mc Ym_fwq Syurl Wzmc Baxh Ztbah Wzbah Wz_Baxh Mc Nr Fl1 Fl2 Bm Ztmc Shengjc
  Operation State block change check domain domains filingNumber found from homeUrl kind operation path
  problem reportedBy state table to what`);

/** Codes, counts, ids, addresses in the net and dates: shown as far as they are written in figures. */
const FIGURES = words(`
  Bbdw Bbfs Bbisp Cljg Clsx Dwfl Dwhyfl Dwxz Fbdd Fjwjgs Fjyt Fpdw Fpdx Fpfs Fprq Gbdw Hcjg Hsjg Jccs Jgdm
  Jrfs Jrs Lydw Sfqzsp Sfymtz Sfyx Shjg Sqdw Ssdxbs Sssh Syfs Szs Yxrq Yys Zjjrz Zsyxq Zxly
  compressionFormat dataSequence encryptAlgorithm hashAlgorithm msg_code version certificateValidUntil At`);

/** Numbers of records (…id), addresses (…ip), kinds (…lx, …lb) and times (…sj, …At), of which there are many. */
const FIGURES_BY_END = /([Ii]d|[Ii]p[12]?|IP|lx|lb|sj|At)$/;

const IN_FIGURES = /^[\d.:/+\-TZ年月日 ]{1,30}$/;

/** Whether a value may be shown to whoever reads masked, by the name that it stands under. */
export function isShown(name: string, value: string): boolean {
  if (WORDS.has(name)) return true;
  return (FIGURES.has(name) || FIGURES_BY_END.test(name)) && IN_FIGURES.test(value.trim());
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
