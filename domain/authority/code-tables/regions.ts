import regions from './regions.json' with { type: 'json' };
import { PROVINCES, type Province } from '#domain/provinces.ts';
import type { CodeRow } from './code-row.ts';
import { coreName, plainName } from './same-name.ts';

/**
 * The administrative divisions of the mainland as of 30 June 2023, by their code of GB/T 2260 (省、市、县,
 * Qy_dms), which is also their id.
 */
export const REGIONS: readonly CodeRow[] = Object.entries(regions).map(([id, name]) => ({
  id: Number(id),
  name,
  valid: true,
}));

/** The ids under which a subject's address is reported. */
export interface RegionIds {
  readonly province: number;
  readonly city?: number;
  readonly county?: number;
}

const MUNICIPALITIES: readonly Province[] = ['北京', '天津', '上海', '重庆'];

/** How forms name the level between a municipality and its districts, which has no name of its own. */
const OF_MUNICIPALITY = ['市辖区', '市辖县', '县'];

/** Counties that answer to the province directly stand under a city of this number. */
const DIRECT_COUNTIES = 90;

const provinceOf = (id: number): number => Math.floor(id / 10_000);
const cityOf = (id: number): number => Math.floor(id / 100) * 100;
const isCity = (id: number): boolean => id % 100 === 0 && id % 10_000 !== 0;
const isCounty = (id: number): boolean => id % 100 !== 0;

/** The one row that bears a name, exactly or else but for its ending; undefined if none or several do. */
function named(rows: readonly CodeRow[], name: string): number | undefined {
  for (const written of [plainName, coreName]) {
    const found = rows.filter((row) => written(row.name) === written(name));
    if (found.length > 0) return found.length === 1 ? found[0]?.id : undefined;
  }
  return undefined;
}

function inMunicipality(rows: readonly CodeRow[], province: number, county?: string): RegionIds {
  const counties = rows.filter(({ id }) => isCounty(id));
  const id = county === undefined ? undefined : named(counties, county);
  if (id === undefined) return { province, city: province + 100 };
  return { province, city: cityOf(id), county: id };
}

function inProvince(
  rows: readonly CodeRow[],
  province: number,
  cityName: string,
  countyName?: string,
): RegionIds {
  const counties = rows.filter(({ id }) => isCounty(id));
  const city = named(
    rows.filter(({ id }) => isCity(id)),
    cityName,
  );
  if (city !== undefined) {
    const within = counties.filter(({ id }) => cityOf(id) === city);
    const county = countyName === undefined ? undefined : named(within, countyName);
    return { province, city, ...(county !== undefined && { county }) };
  }
  const direct = counties.filter(({ id }) => Math.floor(id / 100) % 100 === DIRECT_COUNTIES);
  const county = named(direct, cityName) ?? (countyName ? named(direct, countyName) : undefined);
  return county === undefined ? { province } : { province, city: cityOf(county), county };
}

/**
 * The ids of a province, a city and a county as a form names them; a level that is not found is left
 * out. A municipality's city may be its own name, 市辖区 or missing; a county that answers to the
 * province directly (仙桃市) may stand as the city.
 * @param rows a region table whose ids are codes of GB/T 2260; rows that are no longer valid are passed over.
 */
export function findRegion(
  rows: readonly CodeRow[],
  province: Province,
  city?: string,
  county?: string,
): RegionIds {
  const id = Number(PROVINCES[province].code);
  const within = rows.filter((row) => row.valid && provinceOf(row.id) === provinceOf(id));
  const cityName = plainName(city ?? '');
  const countyName = plainName(county ?? '') || undefined;
  const ownName = coreName(cityName) === province || OF_MUNICIPALITY.includes(cityName);
  if (MUNICIPALITIES.includes(province)) {
    // 浦东新区 given as the city of 上海 is a district, whatever the county says.
    return inMunicipality(within, id, ownName || cityName === '' ? countyName : cityName);
  }
  return cityName === '' ? { province: id } : inProvince(within, id, cityName, countyName);
}
