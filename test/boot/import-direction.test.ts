import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..', '..');

/** From the first to the last: what stands in a line may import its own line and earlier ones, never a later one. */
const order: string[][] = [
  ['server/errors', 'server/money', 'server/clock', 'server/config', 'server/pagination', 'server/scalars'],
  ['server/portal/escape'],
  ['server/database', 'server/ids'],
  ['server/tenancy'],
  ['server/context', 'server/jobs', 'server/files'],
  ['server/notifications'],
  ['server/exchange'],
  ['server/accounts'],
  ['server/ledger', 'server/acquiring', 'server/sandbox-bank'],
  ['server/meters'],
  ['server/bills'],
  ['server/readings'],
  ['server/payments'],
  ['server/history'],
  ['server/documents'],
  ['server/captcha'],
  ['server/sessions'],
  // It answers with the viewer, and counts how often it is asked.
  ['server/readings/submit-readings.resolver'],
  ['server/consents'],
  ['server/registration'],
  ['server/linking'],
  ['server/delivery'],
  ['server/paying'],
  ['server/requests'],
  ['server/admin'],
  ['server/entities'],
  ['server/request', 'server/portal', 'server/schema'],
  [
    'server/stop',
    'server/token-keys',
    'server/http-port',
    'server/shared',
    'server/app',
    'server/demo',
    'server/say-where',
    'server/work',
    'server/start-sweeping',
    'server/prepare-database',
    'server/read-tenants',
    'server/tenants-process',
  ],
  ['server/main', 'server/import'],
];

/** The line of a file: of the longest name in `order` that its path begins with. */
function placeOf(file: string): number {
  const [name] = order
    .flat()
    .filter((part) => file === `${part}.ts` || file.startsWith(`${part}/`))
    .toSorted((one, other) => other.length - one.length);
  return order.findIndex((line) => line.includes(name ?? ''));
}

const filesOf = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx)$/.test(name) && !name.includes('generated'))
    .map((name) => join(folder, name));

/** Every import of a file: what it names, and whether it is of a type only. */
function importsOf(file: string): { target: string; type: boolean }[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = text.matchAll(
    /^(import|export)(\s+type)?\s[^;]*?from\s+'([^']+)'|^import\s+'([^']+)'|import\('([^']+)'\)/gm,
  );
  return [...found].map(([, , type, from, bare, dynamic]) => {
    const name = from ?? bare ?? dynamic ?? '';
    const target = name.startsWith('.') ? relative(root, resolve(root, dirname(file), name)) : name;
    return { target, type: type !== undefined };
  });
}

test('every file of the server has its place in the order', () => {
  const lost = filesOf('server').filter((file) => placeOf(file) < 0 && !file.endsWith('-command.ts'));
  expect(lost).toEqual([]);
});

test('imports of the server go one way', () => {
  const backwards = filesOf('server')
    .filter((file) => !file.endsWith('-command.ts'))
    .flatMap((file) =>
      importsOf(file)
        .filter(({ target }) => target.startsWith('server/') && placeOf(target) > placeOf(file))
        // The context is what every act is given: it names types of what was put together for it, and runs nothing.
        .filter(({ type }) => !(type && file === 'server/context.ts'))
        .map(({ target }) => `${file} → ${target}`),
    );
  expect(backwards).toEqual([]);
});

test('a tenant imports only the types of what defines a tenant', () => {
  const others = filesOf('tenants').flatMap((file) =>
    importsOf(file)
      .filter(({ target, type }) => !type || !target.startsWith('server/tenancy/'))
      .map(({ target }) => `${file} → ${target}`),
  );
  expect(others).toEqual([]);
});

test('the portal imports nothing of the server, the server nothing of the portal, neither a tenant', () => {
  const crossing = [...filesOf('client'), ...filesOf('server')].flatMap((file) =>
    importsOf(file)
      .filter(
        ({ target }) =>
          target.startsWith(file.startsWith('client/') ? 'server/' : 'client/') || target.startsWith('tenants/'),
      )
      .map(({ target }) => `${file} → ${target}`),
  );
  expect(crossing).toEqual([]);
});

test('no code asks which tenant it is working for', () => {
  const slugs = readdirSync(join(root, 'tenants'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const named = new RegExp(`['"\`](${slugs.map(({ name }) => name).join('|')})['"\`]`);
  const asking = [...filesOf('client'), ...filesOf('server')].filter((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .some((line) => named.test(line) && !/^\s*(\*|\/\/|\/\*)/.test(line)),
  );
  expect(asking).toEqual([]);
});
