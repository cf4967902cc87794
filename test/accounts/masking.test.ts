import { getNamedType, type GraphQLObjectType, isObjectType, isUnionType } from 'graphql';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Column } from '../../server/database/read/declare.ts';
import { named } from '../../server/database/read/statement.ts';
import { type Asking, startAsking } from '../database/asking.ts';

let asking: Asking;
beforeAll(async () => void (asking = await startAsking()));
afterAll(() => asking.close());
beforeEach(() => void Object.assign(asking.masking, { ownerName: true, address: true, liftedBy: ['METER_SERIAL'] }));

let tenants = 0;

/** A resident with one account, linked with this proof. */
async function linked(proof: string | null) {
  const tenantId = await asking.given.tenant(`masked-${++tenants}`);
  const account = await asking.given.account(tenantId, { months: 1, payments: 0 });
  const residentId = await asking.given.resident(tenantId, [account]);
  await asking.given.sql('update account_resident set proof = $2 where account_id = $1', [account.id, proof]);
  return { tenantId, account, residentId };
}

const shown = async ({ tenantId, residentId }: { tenantId: number; residentId: string }) => {
  const query = '{ viewer { accounts { nodes { owner address proved } } } }';
  const { data, errors } = await asking.ask(tenantId, residentId, query);
  expect(errors).toBeUndefined();
  return data.viewer.accounts.nodes[0];
};

const whole = { owner: 'Иванова Анна Петровна', address: 'г. Калуга, ул. Ленина, д. 1' };
const masked = { owner: 'И••• А••• П•••', address: 'г. К•••, ул. Л•••, д. ••' };

describe('until a proof is given', () => {
  test('whoever guessed the number sees neither whose account it is nor where', async () => {
    expect(await shown(await linked(null))).toEqual({ ...masked, proved: false });
  });

  test('nor the serial number that would be the proof: only enough of it to tell one’s meters apart', async () => {
    const query = '{ viewer { accounts { nodes { meters { serial } } } } }';
    const serials = async ({ tenantId, residentId }: { tenantId: number; residentId: string }) => {
      await asking.given.sql(`update meter set serial = '882145926' where tenant_id = $1`, [tenantId]);
      const { data } = await asking.ask(tenantId, residentId, query);
      return data.viewer.accounts.nodes[0].meters;
    };
    expect(await serials(await linked(null))).toEqual([{ serial: '•••26' }]);
    expect(await serials(await linked('METER_SERIAL'))).toEqual([{ serial: '882145926' }]);
    asking.masking.liftedBy = ['NAME'];
    expect(await serials(await linked(null))).toEqual([{ serial: '882145926' }]);
  });

  test('a proof that the rule does not take lifts nothing', async () => {
    expect(await shown(await linked('NAME'))).toEqual({ ...masked, proved: false });
  });

  test('a proof of somebody else at the same account lifts nothing for others', async () => {
    const { tenantId, account } = await linked('METER_SERIAL');
    const other = await asking.given.resident(tenantId, [account]);
    expect(await shown({ tenantId, residentId: other })).toEqual({ ...masked, proved: false });
  });

  test('one account’s proof lifts nothing of another', async () => {
    const { tenantId, residentId } = await linked('METER_SERIAL');
    await asking.given.link(residentId, await asking.given.account(tenantId, { months: 1 }));
    const query = '{ viewer { accounts { nodes { owner proved } } } }';
    const { data } = await asking.ask(tenantId, residentId, query);
    expect(data.viewer.accounts.nodes).toEqual([
      { owner: whole.owner, proved: true },
      { owner: masked.owner, proved: false },
    ]);
  });
});

test('with a proof that the rule takes both are shown', async () => {
  expect(await shown(await linked('METER_SERIAL'))).toEqual({ ...whole, proved: true });
});

test('a utility masks the name, the address, both or nothing', async () => {
  const mine = await linked(null);
  asking.masking.address = false;
  expect(await shown(mine)).toEqual({ owner: masked.owner, address: whole.address, proved: false });
  Object.assign(asking.masking, { ownerName: false, address: true });
  expect(await shown(mine)).toEqual({ owner: whole.owner, address: masked.address, proved: false });
  asking.masking.address = false;
  expect(await shown(mine)).toEqual({ ...whole, proved: false });
});

/** Every field of every type that can be reached from a root, whose type is an account or a list or page of accounts. */
function waysToAccounts(): string[] {
  const { schema } = asking;
  const ways = new Set<string>();
  const seen = new Set<GraphQLObjectType>();
  const queue: GraphQLObjectType[] = [schema.getQueryType()!, schema.getMutationType()!];
  for (const type of queue) {
    if (seen.has(type)) continue;
    seen.add(type);
    for (const field of Object.values(type.getFields())) {
      const target = getNamedType(field.type);
      // A page of accounts is read by the field that gives the page.
      const isPart = type.name === 'AccountConnection' || type.name === 'AccountEdge';
      if (!isPart && (target.name === 'Account' || target.name === 'AccountConnection'))
        ways.add(`${type.name}.${field.name}`);
      if (isObjectType(target)) queue.push(target);
      if (isUnionType(target)) queue.push(...target.getTypes());
    }
  }
  return [...ways].toSorted();
}

describe('every way to an account', () => {
  /** How each is asked in the tests that hold its masking: a new way needs its line here, and to be held. */
  const held: Record<string, string> = {
    'Query.account': 'below',
    'Viewer.accounts': 'above',
    'AccountProved.account': 'test/registration/prove-account.test.ts: unmasked by then',
    'AccountLinked.account': 'below: not at all without the values that mask',
  };

  test('is known here', () => {
    expect(waysToAccounts()).toEqual(Object.keys(held).toSorted());
  });

  test('masks: one account by its id', async () => {
    const { tenantId, residentId } = await linked(null);
    const list = await asking.ask(tenantId, residentId, '{ viewer { accounts { nodes { id } } } }');
    const query = 'query($id: ID!) { account(id: $id) { owner address proved primary } }';
    const { data } = await asking.ask(tenantId, residentId, query, { id: list.data.viewer.accounts.nodes[0].id });
    expect(data.account).toEqual({ ...masked, proved: false, primary: true });
  });

  test('shows owner and address only by expressions that mask, which do not run without the values they need', async () => {
    const account = asking.schema.getType('Account') as GraphQLObjectType;
    for (const name of ['owner', 'address'])
      expect(account.getFields()[name]!.extensions).toHaveProperty('read.sql', expect.any(Function));
    const { tenantId, residentId, account: row } = await linked(null);
    const root = asking.schema.getQueryType()!.getFields()['account']!;
    const { resolve } = root;
    root.resolve = (_source, _args, context, info) =>
      context.reads.read(info, context.read, {
        where: (column: Column) => sql`${column('id')} = ${named('accountId', 'uuid')}`,
        values: { accountId: row.id },
      });
    const forgetful = (field: string) => asking.ask(tenantId, residentId, `{ account(id: "x") { ${field} } }`);
    expect((await forgetful('number')).data.account).toEqual({ number: row.number });
    for (const field of ['owner', 'address', 'proved', 'primary']) {
      const { data, errors } = await forgetful(field);
      expect(data.account).toBeNull();
      expect(errors![0]!.message).toMatch(/gives no value for the parameter/);
    }
    root.resolve = resolve!;
  });

  test('no other field of the schema is called an owner or an address of an account', () => {
    const suspicious = Object.values(asking.schema.getTypeMap())
      .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
      .flatMap((type) => Object.keys((type as GraphQLObjectType).getFields()).map((field) => `${type.name}.${field}`))
      .filter((field) => /\.(owner|address|ownerName|supplyAddress)$/i.test(field));
    expect(suspicious.toSorted()).toEqual([
      'Account.address',
      'Account.owner',
      'MaskingRules.address',
      'MaskingRules.ownerName',
      'NoticeChoice.address', // the resident's own e-mail or phone, masked
      'Office.address',
      'Receipt.address', // masked as Account.address, and always for who has the link alone
    ]);
  });
});

describe('the primary account', () => {
  test('is the first in the resident’s own order, and the list stays by number in two statements', async () => {
    const tenantId = await asking.given.tenant(`masked-${++tenants}`);
    const accounts = [];
    for (let n = 0; n < 3; n += 1) accounts.push(await asking.given.account(tenantId, { months: 1, payments: 0 }));
    const residentId = await asking.given.resident(tenantId, accounts);
    for (const [place, position] of [2, 0, 1].entries())
      await asking.given.sql('update resident_account set position = $2 where account_id = $1', [
        accounts[place]!.id,
        position,
      ]);
    const query = '{ viewer { accounts { nodes { id number primary } } } }';
    const { data, statements } = await asking.ask(tenantId, residentId, query);
    expect(statements).toHaveLength(2);
    expect(data.viewer.accounts.nodes.map(({ primary }: { primary: boolean }) => primary)).toEqual([
      false,
      true,
      false,
    ]);
    const one = 'query($id: ID!) { account(id: $id) { number primary } }';
    const flags = [];
    for (const { id } of data.viewer.accounts.nodes) flags.push(await asking.ask(tenantId, residentId, one, { id }));
    expect(flags.map((answer) => answer.data.account.primary)).toEqual([false, true, false]);
  });

  test('costs a statement of its own only where it is asked for', async () => {
    const { tenantId, residentId } = await linked(null);
    const list = await asking.ask(tenantId, residentId, '{ viewer { accounts { nodes { id } } } }');
    const { id } = list.data.viewer.accounts.nodes[0];
    const ask = (field: string) =>
      asking.ask(tenantId, residentId, `query($id: ID!) { account(id: $id) { ${field} } }`, { id });
    expect((await ask('owner address proved')).statements).toHaveLength(1);
    expect((await ask('primary')).statements).toHaveLength(2);
  });
});
