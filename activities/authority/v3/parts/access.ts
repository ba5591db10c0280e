import { ipv4Number, isIpv6 } from '../ipv4.ts';
import type { Pen } from '../pen.ts';
import type { AccessRecord, IpRecord } from '../records.ts';
import { branch, type Xml } from '../xml.ts';
import { idElements, type IdNames } from './ids.ts';

/** What every access has, wherever it is written: server places, ways of access, addresses. */
export function accessElements(pen: Pen, access: AccessRecord, field: string, ids: IdNames): Xml[] {
  return [
    branch(
      'Wzfb',
      pen.list(access.serverPlaces, [1, 64], `${field}/serverPlaces`, (place, at) =>
        pen.code('Fbdd', 'serverPlace', place, at),
      ),
    ),
    branch(
      'Wzjrfs',
      pen.list(access.methods, [1, 64], `${field}/methods`, (method, at) =>
        pen.code('Jrfs', 'accessMethod', method, at),
      ),
    ),
    ...ipElements(pen, access.ips, `${field}/ips`, ids),
  ];
}

function ipElements(pen: Pen, ips: readonly IpRecord[], field: string, ids: IdNames): Xml[] {
  if (ips.length === 0) return pen.fail(field, 'noIpv4');
  return pen.list(ips, [1, Infinity], field, (ip, at) => {
    const [from, to] = [ipv4Number(ip.from), ipv4Number(ip.to)];
    if (from !== undefined && to !== undefined && from > to) pen.fail(`${at}/to`, 'ipOrder');
    return [
      branch(
        'Ip_xx',
        idElements(pen, ids.ip, ip, at),
        ipElement(pen, 'Qsip', ip.from, `${at}/from`),
        ipElement(pen, 'Zzip', ip.to, `${at}/to`),
      ),
    ];
  });
}

/** One address as an unsigned 32-bit number. */
export function ipElement(pen: Pen, name: string, address: string, field: string): Xml[] {
  const number = ipv4Number(address);
  if (number !== undefined) return pen.number(name, number, field);
  return pen.fail(field, isIpv6(address) ? 'ipv6' : 'notIpv4');
}
