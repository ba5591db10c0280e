import type { CodeTableName } from '#domain/authority/code-tables.ts';
import type { UploadSettings, WritingTables } from '#activities/authority/v3/settings.ts';
import { PROVINCES } from '#domain/provinces.ts';

/** What no table has. */
export const UNKNOWN = '没有这一项';

/** Tables that number whatever they are asked for, from 1, in the order of asking. */
export function countingTables(): WritingTables {
  const names = new Map<CodeTableName, string[]>();
  const table = (name: CodeTableName): string[] => {
    if (!names.has(name)) names.set(name, []);
    return names.get(name)!;
  };
  return {
    idOf(name, entry) {
      if (entry === UNKNOWN) return undefined;
      if (!table(name).includes(entry)) table(name).push(entry);
      return table(name).indexOf(entry) + 1;
    },
    certificateTypeId(type) {
      return this.idOf('certificateType', type);
    },
    regionId(province, city, county) {
      const code = Number(PROVINCES[province].code);
      return {
        province: code,
        ...(city !== undefined && city !== UNKNOWN && { city: code + 100 }),
        ...(county !== undefined && county !== UNKNOWN && { county: code + 106 }),
      };
    },
  };
}

export function uploadSettings(changes: Partial<UploadSettings> = {}): UploadSettings {
  return { ispId: 4711, tables: countingTables(), ...changes };
}
