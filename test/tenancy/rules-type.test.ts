import 'reflect-metadata';
import {
  graphql,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLSchema,
  type GraphQLType,
} from 'graphql';
import { fileURLToPath } from 'node:url';
import { buildSchema } from 'type-graphql';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { SetClock } from '../../server/clock.ts';
import { loadTenants, type Tenant } from '../../server/tenancy/load-tenants.ts';
import { TenantRules } from '../../server/tenancy/rules.ts';
import { TenantResolver } from '../../server/tenancy/tenant.resolver.ts';

let schema: GraphQLSchema;
let tenants: Tenant[];

beforeAll(async () => {
  schema = await buildSchema({ resolvers: [TenantResolver], validate: false });
  tenants = await loadTenants(fileURLToPath(new URL('../../tenants', import.meta.url)));
});

type Json = {
  [key: string]: unknown;
  properties?: Record<string, Json>;
  items?: Json;
  oneOf?: Json[];
  anyOf?: Json[];
  internal?: boolean;
};
// JSON Schema is the second opinion: it is written by Zod, not by the code under test.
const rulesAsJson = (): Json => z.toJSONSchema(TenantRules, { io: 'output', reused: 'inline' }) as Json;

const bare = (type: GraphQLType): GraphQLType => (isNonNullType(type) || isListType(type) ? bare(type.ofType) : type);

/** Paths of all rules of a JSON schema, with whether one is internal. */
function rulePaths(json: Json, path: string, internal = false): [string, boolean][] {
  const hidden = internal || json.internal === true;
  const own: [string, boolean][] = path === '' ? [] : [[path, hidden]];
  const inside = Object.entries(json.properties ?? {}).flatMap(([name, rule]) =>
    rulePaths(rule, path === '' ? name : `${path}.${name}`, hidden),
  );
  const others = [...(json.oneOf ?? []), ...(json.anyOf ?? []), ...(json.items ? [json.items] : [])];
  return [...own, ...inside, ...others.flatMap((rule) => rulePaths(rule, path, hidden))];
}

/** Whether the GraphQL type has a field at a path. */
function shown(path: string): boolean {
  let type: GraphQLType = schema.getType('TenantRules')!;
  for (const name of path.split('.')) {
    type = bare(type);
    const field = isObjectType(type) ? type.getFields()[name] : undefined;
    if (!field) return false;
    type = field.type;
  }
  return true;
}

test('a form can read every rule that is not internal', () => {
  const paths = rulePaths(rulesAsJson(), '');
  expect(paths.length).toBeGreaterThan(150);
  expect(paths.filter(([path, internal]) => !internal && !shown(path)).map(([path]) => path)).toEqual([]);
});

test('limits on guessing are told to nobody', () => {
  const internal = rulePaths(rulesAsJson(), '')
    .filter(([, hidden]) => hidden)
    .map(([path]) => path);
  expect(internal).toContain('throttling.signIn.perAccount.attempts');
  expect(internal).toContain('readings.sanity.refuseAbove');
  expect(internal.filter(shown)).toEqual([]);
});

test('everything a portal can ask about its tenant is described', () => {
  const silent: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || !(isObjectType(type) || isEnumType(type)) || type.name === 'Query') continue;
    if (!type.description) silent.push(type.name);
    if (isObjectType(type))
      for (const field of Object.values(type.getFields()))
        if (!field.description) silent.push(`${type.name}.${field.name}`);
  }
  expect(silent).toEqual([]);
});

/** A selection of everything below a type. */
function everything(type: GraphQLType): string {
  const object = bare(type);
  if (!isObjectType(object)) return '';
  const fields = Object.values(object.getFields()).filter(({ args }) => args.length === 0);
  return `{ ${fields.map((field) => `${field.name} ${everything(field.type)}`).join(' ')} }`;
}

test('every tenant answers a query for all there is about it', async () => {
  for (const tenant of tenants) {
    const source = `{ tenant ${everything(schema.getType('Tenant')!)} }`;
    const contextValue = { tenant, clock: new SetClock('2026-11-21T07:00:00Z') };
    const { data, errors } = await graphql({ schema, source, contextValue });
    expect(errors).toBeUndefined();
    expect(data?.['tenant']).toMatchObject({
      slug: tenant.slug,
      brand: {
        accent: tenant.brand.light.accent,
        logoUrl: expect.stringMatching(/^\/brand\/logo\.svg\?v=[0-9a-f]{12}$/) as string,
      },
      rules: {
        accountNumber: { minLength: tenant.rules.accountNumber.minLength },
        login: { mode: tenant.rules.login.mode },
      },
    });
  }
});

test('a resident is shown the version of a legal text that is in force on that day', async () => {
  const [first] = tenants as [Tenant];
  const text = first.legalTexts[0]!;
  const tenant = {
    ...first,
    legalTexts: [
      text,
      { ...text, version: '9.0', effectiveFrom: '2027-01-01' },
      { ...text, kind: 'PAYMENT_TERMS', effectiveFrom: '2027-01-01' },
    ],
  };
  const versionsOn = async (now: string): Promise<unknown> => {
    const source = `{ tenant { legalTexts { version } legalText(kind: ${text.kind}) { version } } }`;
    const { data } = await graphql({ schema, source, contextValue: { tenant, clock: new SetClock(now) } });
    return data?.['tenant'];
  };
  expect(await versionsOn('2026-12-31T20:00:00Z')).toEqual({
    legalTexts: [{ version: text.version }],
    legalText: { version: text.version },
  });
  // Midnight of the tenant's time zone, not of the server's.
  expect(await versionsOn('2026-12-31T21:00:00Z')).toMatchObject({ legalText: { version: '9.0' } });
});
