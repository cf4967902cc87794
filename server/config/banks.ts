/** How the bank of one utility is reached. */
export interface BankAccess {
  /** Folder of its methods: `https://securepayments.sberbank.ru/payment/rest/`. */
  url: string;
  login: { userName: string; password: string } | { token: string };
  /** Signs what the bank calls back with. */
  callbackKey: string;
}

/** What the sandbox bank signs its callbacks with. */
export const sandboxCallbackKey = 'sandbox-callback-key';

/** By the name that the variables carry: see `bankName`. */
export type Banks = ReadonlyMap<string, BankAccess>;

/** The part of the variables' names that names a utility: `new-town` → `NEW_TOWN`. */
export const bankName = (slug: string): string => slug.toUpperCase().replaceAll('-', '_');

const variable = /^BANK_([A-Z0-9_]+?)_(URL|USER|PASSWORD|TOKEN|CALLBACK_KEY)$/;

/**
 * The banks of `BANK_<NAME>_URL`, `_USER` with `_PASSWORD` or else `_TOKEN`, and `_CALLBACK_KEY`, with what is wrong with
 * them. A bank is set whole or not at all.
 */
export function readBanks(env: Record<string, string>): { banks: Banks; wrong: string[] } {
  const given = new Map<string, Record<string, string>>();
  for (const [key, value] of Object.entries(env)) {
    const [, name, part] = variable.exec(key) ?? [];
    if (name && part) given.set(name, { ...given.get(name), [part]: value });
  }
  const banks = new Map<string, BankAccess>();
  const wrong: string[] = [];
  for (const [name, parts] of given) {
    const faults = faultsOf(name, parts);
    wrong.push(...faults);
    if (faults.length === 0) banks.set(name, accessOf(parts));
  }
  return { banks, wrong };
}

function faultsOf(name: string, { URL: url, USER, PASSWORD, TOKEN, CALLBACK_KEY }: Record<string, string>): string[] {
  const wrong: string[] = [];
  if (!url) wrong.push(`BANK_${name}_URL: is needed beside the others of ${name}`);
  else if (!isBankUrl(url)) wrong.push(`BANK_${name}_URL: is not an https:// URL (http:// only on this machine)`);
  const byPassword = USER !== undefined || PASSWORD !== undefined;
  if (byPassword && TOKEN !== undefined)
    wrong.push(`BANK_${name}_TOKEN: is given beside BANK_${name}_USER and BANK_${name}_PASSWORD; which one counts?`);
  else if (!TOKEN && !(USER && PASSWORD))
    wrong.push(`BANK_${name}_USER, BANK_${name}_PASSWORD: must be given together, or BANK_${name}_TOKEN`);
  if (!CALLBACK_KEY) wrong.push(`BANK_${name}_CALLBACK_KEY: is needed beside the others of ${name}`);
  else if (CALLBACK_KEY.length < 16) wrong.push(`BANK_${name}_CALLBACK_KEY: is shorter than 16 characters`);
  return wrong;
}

/** The password goes over it: nobody between may read along. */
function isBankUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash } = new URL(text);
  if (search !== '' || hash !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname));
}

function accessOf({ URL: url, USER, PASSWORD, TOKEN, CALLBACK_KEY }: Record<string, string>): BankAccess {
  return {
    url: url!.endsWith('/') ? url! : `${url!}/`,
    login: TOKEN ? { token: TOKEN } : { userName: USER!, password: PASSWORD! },
    callbackKey: CALLBACK_KEY!,
  };
}

/** What is wrong with banks of no utility: one mistyped would leave its utility without cards and say nothing. */
export function banksOfNobody(banks: Banks, tenants: readonly { slug: string; acquiring?: unknown }[]): string[] {
  const names = new Set(tenants.filter(({ acquiring }) => acquiring).map(({ slug }) => bankName(slug)));
  return [...banks.keys()]
    .filter((name) => !names.has(name))
    .map((name) => `BANK_${name}_URL and others: there is no utility of this name that takes cards`);
}
