import type { Locale } from '#domain/bilingual.ts';
import type { ComparisonView, VersionsView } from '../../registry/schemas.ts';
import { valueInWords } from '../form/value-in-words.ts';
import type { Word } from '../words.ts';

type Version = VersionsView['versions'][number];

/** What wrote a version that no order did. */
const SOURCES: Readonly<Record<string, Word>> = {
  order: 'registry.byOrder',
  import: 'registry.byImport',
  authority: 'registry.byAuthority',
};

/** Which versions somebody compares. */
interface Compared {
  readonly from: string;
  readonly to: string;
  readonly record: string;
}

/** The history of one record, the newest version first; two of them are chosen to be compared. */
function historyOf(record: string, versions: readonly Version[], compared: Compared) {
  const [newest, before] = versions;
  const chosen = {
    from: compared.record === record ? compared.from : String(before?.version ?? ''),
    to: compared.record === record ? compared.to : String(newest?.version ?? ''),
  };
  return {
    ...{ record, kindTitle: newest?.kindTitle, comparable: versions.length > 1 },
    versions: versions.map((entry) => ({
      ...entry,
      role: `role.${entry.actorRole}`,
      source: SOURCES[entry.source] ?? 'registry.byOrder',
      from: chosen.from === String(entry.version),
      to: chosen.to === String(entry.version),
    })),
  };
}

/** The histories of what stands under a number: of the record itself first, then of its accesses. */
export function historyLines(versions: readonly Version[], compared: Compared) {
  const records = [...new Set(versions.map(({ record }) => record))];
  const histories = records.map((record) =>
    historyOf(
      record,
      versions.filter((entry) => entry.record === record),
      compared,
    ),
  );
  const ofAccess = (history: { versions: readonly Version[] }) =>
    history.versions.some(({ kind }) => kind === 'access');
  return [
    ...histories.filter((history) => !ofAccess(history)),
    ...histories.filter((history) => ofAccess(history)),
  ];
}

/** What differs between two versions, in words. */
export const comparisonLines = ({ from, to, differences }: ComparisonView, locale: Locale) => ({
  ...{ from, to },
  differences: differences.map(({ field, label, before, after }) => ({
    label,
    before: valueInWords(field, before, locale),
    after: valueInWords(field, after, locale),
  })),
});
