import type { Content } from '../wire/shape.ts';

type Row = Readonly<Record<string, string>>;

/** A table of names; ids count from 1, and the ministry's original ids are the same here. */
function table(row: string, names: readonly string[], more: Row = {}): Content {
  return {
    [row]: names.map((Mc, index) => {
      const id = String(index + 1);
      const own = 'Ysid' in more ? { Ysid: id } : {};
      return { Id: id, Mc, Sfyx: '1', ...more, ...own };
    }),
  };
}

const reasons = ['不再办理该业务', '主体变更', '网站停止服务', '接入服务终止', '其他'];

/**
 * Some of the bureau's tables, so that there is something to read. Certificates are numbered as the
 * interface's text lists them; the other entries are made up and may change, as the bureau's do.
 */
export const codeTables: Content = {
  Jcdm_xx: {
    Dwxz_dms: table('Dwxz_xx', ['军队', '政府机关', '事业单位', '企业', '个人', '社会团体']),
    Zjlx_dms: table(
      'Zjlx_xx',
      [
        ...['工商营业执照', '居民身份证', '组织机构代码证', '事业单位法人证书', '军队代号'],
        ...['社会团体法人登记证书', '护照', '军官证', '政府机关组织机构代码证'],
        ...['社会团体组织机构代码证', '台湾居民来往大陆通行证'],
      ],
      { Dwflid: '1' },
    ),
    Wzjrfs_dms: table('Wzjrfs_xx', ['专线', '主机托管', '虚拟主机', '云服务'], { Ysid: '1' }),
    Zxly_dms: { Zxly_xx: reasons.map((Nr, index) => ({ Id: String(index + 1), Nr, Sfyx: '1' })) },
    Yylb_dms: table('Yylb', ['中文简体', '中文繁体', '维吾尔语', '藏语', '英语']),
  },
};
