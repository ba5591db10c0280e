import { accessesOf, type Check } from './check-context.ts';
import { finding } from './findings.ts';
import type { AddressRange } from './records.ts';

/** Ranges that no server on the internet has: this network, private ones, multicast and above. */
const unusable: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['224.0.0.0', 3],
];

function numberOf(dotted: string): number {
  return dotted.split('.').reduce((number, part) => number * 256 + Number(part), 0);
}

const unusableRanges = unusable.map(([dotted, bits]) => {
  const first = numberOf(dotted);
  return { first, last: first + 2 ** (32 - bits) - 1 };
});

interface Range {
  readonly first: number;
  readonly last: number;
}

function rangeOf({ Qsip, Zzip }: AddressRange): Range {
  return { first: Number(Qsip), last: Number(Zzip) };
}

function overlap(a: Range, b: Range): boolean {
  return a.first <= b.last && b.first <= a.last;
}

/** 1006: a range goes upwards and lies in the public internet. */
const usable: Check = ({ filing }) =>
  accessesOf(filing)
    .flatMap(({ Ip_xx }) => Ip_xx)
    .map(rangeOf)
    .filter((range) => range.first > range.last || unusableRanges.some((no) => overlap(no, range)))
    .map(() => finding(1006, 'Ip_xx/Qsip'));

/** 1024: an address that another provider has filed is not ours. */
const unclaimed: Check = ({ filing, register }) => {
  const ours = accessesOf(filing).flatMap(({ Ip_xx }) => Ip_xx.map(rangeOf));
  for (const { site } of register.liveSites()) {
    for (const { Ispid, Ip_xx } of site.service.Jr_xx) {
      if (Ispid === filing.ispId) continue;
      const theirs = Ip_xx.map(rangeOf);
      if (ours.some((one) => theirs.some((other) => overlap(one, other)))) {
        return [finding(1024, 'Ip_xx/Qsip')];
      }
    }
  }
  return [];
};

export const addressChecks: readonly Check[] = [usable, unclaimed];
