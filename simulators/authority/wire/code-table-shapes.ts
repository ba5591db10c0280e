import { code, id, region } from './common-shapes.ts';
import { all, sequence, text, whole, type Shape } from './shape.ts';

// The tables of codes that the bureau sends under DownloadData/JCDM.

type Table = Readonly<Record<string, Shape>>;

const valid: Table = { Sfyx: whole(0, 1) };
const remark: Table = { 'Bz?': text(128) };
const named = (longest: number): Table => ({ Id: id, Mc: text(longest), ...remark, ...valid });
const original = (longest: number): Table => ({ ...named(longest), Ysid: id });

const table = (row: string, columns: Table): Shape => sequence({ [`${row}+`]: all(columns) });

const bureau: Table = {
  ...{ ...original(64), Bm: text(10), 'Shengid?': region, 'Shengjc?': text(128) },
  ...{ 'Dzyj?': text(255, 6), 'Sjhm?': text(128, 11) },
};

const unit: Table = {
  ...{ Id: id, Dwmc: text(255), 'Dwfl?': code, 'Dwhyfl?': code, 'Jyxkzbh?': text(128) },
  ...{ 'Shengid?': region, 'Shiid?': region, 'Xianid?': region, 'Xxdz?': text(1024) },
  ...{ ...valid, 'Bz?': text(128, 0) },
};

/** The content of JCDM: the reporting units, and the tables by their names. */
export const codeTablesShape = all({
  'Bbdwlb?': sequence({ 'Bbdw+': all(unit) }),
  'Jcdm_xx?': all({
    'Dwfl_dms?': table('Dwfl_xx', named(64)),
    'Dwxz_dms?': table('Dwxz_xx', named(64)),
    'Qy_dms?': table('Qy_xx', { ...named(32), 'Lx?': whole(1, 3) }),
    'Yjfk_Wtfls?': table('Yjfk_Wtfl_xx', {
      ...{ Id: id, Fl1: text(128), Fl2: text(128), ...remark, ...valid },
    }),
    'Gj_dms?': table('Gj_dm_xx', bureau),
    'Hyfl_dms?': table('Hyfl_xx', { ...named(64), Bm: text(10) }),
    'Xzjb_dms?': table('Xzjb_xx', named(64)),
    'Zjlx_dms?': table('Zjlx_xx', { ...named(64), Dwflid: id }),
    'Wzjylx_dms?': table('Wzjylx_xx', { ...original(32), Sfqzsp: whole(0, 1) }),
    'Wzfwlx_dms?': table('Wzfwlx_xx', original(32)),
    'Wzjrfs_dms?': table('Wzjrfs_xx', original(32)),
    'Zxly_dms?': table('Zxly_xx', { Id: id, Nr: text(128), ...remark, ...valid }),
    'Wbacl_dms?': table('Wbacl_xx', { Id: id, Ztmc: text(128), ...remark }),
    'Hsyj_dms?': table('Hsyj', named(64)),
    'Ymlx_dms?': table('Ymlx', named(64)),
    'Fjwjgs_dms?': table('Fjwjgs', named(64)),
    'Fjytlx_dms?': table('Fjzjlx', { ...named(64), Ssdxlx: id }),
    'Yylb_dms?': table('Yylb', named(64)),
  }),
});
