import { isIPv4, isIPv6 } from 'node:net';

/**
 * What one subscriber of a network looks like from outside: an IPv4 address, or the first 64 bits of an IPv6 address, since
 * anyone who has one of those has 2^64 of them to try from.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped && isIPv4(mapped)) return mapped;
  const [plain = ''] = address.split('%'); // without the zone of a link-local address
  if (!isIPv6(plain)) return address.slice(0, 64);
  const [head = '', tail] = plain.split('::');
  const groups = head === '' ? [] : head.split(':');
  const end = tail === undefined || tail === '' ? [] : tail.split(':');
  while (groups.length < 4 && groups.length + end.length < 8) groups.push('0');
  const first = [...groups, ...end].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${first.join(':')}::/64`;
}
