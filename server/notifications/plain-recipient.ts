import { domainToASCII } from 'node:url';

/** Letters, digits and the signs RFC 5321 allows without quotes; no comment, group, quoted part, space or line break. */
const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const domain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/**
 * One plain e-mail address in the form in which it is kept and compared: small letters, a Russian domain as punycode.
 * Undefined for anything else: what a mail program could read as several addresses, or as a header, never becomes a recipient.
 */
export function plainAddress(typed: string): string | undefined {
  const text = typed.trim();
  const at = text.lastIndexOf('@');
  if (text.length > 254 || at < 1 || at > 64) return undefined;
  const host = domainToASCII(text.slice(at + 1));
  // Node takes a host apart as browsers do; an address that comes out changed in more than its letters was no plain one.
  if (!/^[\p{L}\p{N}.-]+$/u.test(text.slice(at + 1)) || !domain.test(host) || host.length > 253) return undefined;
  return local.test(text.slice(0, at)) ? `${text.slice(0, at)}@${host}`.toLowerCase() : undefined;
}

/** One Russian mobile or city number as `+7` and ten digits; undefined for anything else. */
export function plainPhone(typed: string): string | undefined {
  if (!/^[\d\s()+\u2010-\u2015-]{10,30}$/.test(typed)) return undefined;
  const digits = typed.replace(/\D/g, '');
  if (digits.length === 10 && !typed.includes('+')) return `+7${digits}`;
  return digits.length === 11 && /^[78]/.test(digits) ? `+7${digits.slice(1)}` : undefined;
}
