import type { CheckedRegistryProfile, RegistrySource } from '../../tenancy/registry-profile.ts';
import type { RegistryKindName } from './import-context.ts';
import { RegistryRefused } from './refusal.ts';

/** What the name of a file says, and how such files are written. */
export interface RecognisedFile {
  kind: RegistryKindName;
  source: RegistrySource;
  /** First day of its month; undefined when the name has none. */
  period: string | undefined;
}

const kinds = { ACCOUNTS: 'accounts', CHARGES: 'charges', PAYMENTS: 'payments', READING_ANSWERS: 'answers' } as const;

/**
 * Kind and month of a registry by its name; a kind given beforehand goes before the name.
 * @throws RegistryRefused UNKNOWN_FILE when the profile knows no such name
 */
export function recogniseFile(profile: CheckedRegistryProfile, name: string, given?: RegistryKindName): RecognisedFile {
  for (const kind of given ? [given] : (Object.keys(kinds) as RegistryKindName[])) {
    const source = profile[kinds[kind]];
    const period = monthOfName(source.fileName, name);
    if (period !== false) return { kind, source, period };
    if (given) return { kind, source, period: undefined };
  }
  throw new RegistryRefused('UNKNOWN_FILE', 'Имя файла не похоже ни на один реестр из профиля.');
}

/** In which order kinds come: each relies on those before it. */
const ranks: Record<RegistryKindName, number> = { ACCOUNTS: 0, READING_ANSWERS: 1, CHARGES: 2, PAYMENTS: 3 };

/** Accounts first, then answers, charges and payments from the oldest month: the order in which a set of files is best imported. */
export function inImportOrder(profile: CheckedRegistryProfile, names: readonly string[]): string[] {
  const rank = (name: string): string => {
    try {
      const { kind, period } = recogniseFile(profile, basename(name));
      return `${ranks[kind]}${period ?? ''}`;
    } catch {
      return '9';
    }
  };
  return names
    .map((name) => ({ name, rank: rank(name) }))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
}

function basename(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** False: the name is another; undefined: it fits and has no month. */
function monthOfName(pattern: string, name: string): string | undefined | false {
  const expression = pattern
    .replace(/[.-]/g, '\\$&')
    .replace('{YYYY}', '(?<year>20\\d\\d)')
    .replace('{MM}', '(?<month>0[1-9]|1[0-2])');
  const match = new RegExp(`^${expression}$`, 'i').exec(name);
  if (!match) return false;
  const { year, month } = match.groups ?? {};
  return year && month ? `${year}-${month}-01` : undefined;
}
