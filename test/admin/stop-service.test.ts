import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SessionOver } from '../../server/sessions/ended/ended-sessions.ts';
import { becomes } from '../support/becomes.ts';
import { Neighbours, refresh, signIn, signInStaff } from '../sessions/neighbours.ts';

let town: Neighbours;
beforeAll(async () => void (town = await Neighbours.open()));
afterAll(() => town.close());

const stop = `mutation ($input: StopServiceInput!) { stopService(input: $input) { done message } }`;
const resume = `mutation { resumeService { done message } }`;
const stopped = `{ tenant { stopped } }`;
const message = 'До 1 декабря кабинет не работает: меняем биллинг.';

describe('a portal that is stopped', () => {
  test('has everybody out at every server, lets nobody in, says why, and works again when it is resumed', async () => {
    const token = await town.staff('elista');
    const anna = await town.resident('elista');
    const elsewhere = await town.signIn(0, 'kaluga', await town.resident('kaluga'));
    const phone = await town.signIn(0, 'elista', anna);
    const computer = await town.signIn(1, 'elista', anna);
    const sockets: SessionOver[] = [];
    town.servers[1]!.shared.ended.onEnded((over) => sockets.push(over));
    const done = await town.ask(0, 'elista', stop, { message: `  ${message}\n ` }, { token });
    expect(done.data).toEqual({
      stopService: { done: true, message: 'Личный кабинет остановлен. Завершено входов: 2.' },
    });
    for (const device of [phone, computer]) await town.everyoneRefuses('elista', device.token);
    const tenantId = town.servers[1]!.shared.tenantIds.get('elista')!;
    await becomes('sockets are told', () => sockets.some((over) => over.tenantId === tenantId && !over.sessionId));
    expect(await town.given.sql('select "end" from session where resident_id = $1', [anna.id])).toEqual([
      { end: 'SERVICE_STOPPED' },
      { end: 'SERVICE_STOPPED' },
    ]);

    for (const server of [0, 1]) {
      expect((await town.ask(server, 'elista', stopped)).data).toEqual({ tenant: { stopped: message } });
      const refused = await town.ask(server, 'elista', signIn, { login: anna.login, password: anna.password });
      expect(refused).toMatchObject({ status: 403, code: 'SERVICE_STOPPED', message });
      const over = await town.ask(server, 'elista', refresh, undefined, { cookie: phone.cookie });
      expect(over.data!['refreshSession']).toEqual({ message });
      expect((await town.ask(server, 'kaluga', stopped)).data).toEqual({ tenant: { stopped: null } });
      expect(await town.takes(server, 'kaluga', elsewhere.token)).toBe(true);
    }
    expect((await town.ask(0, 'elista', '{ viewer { id } }')).data).toEqual({ viewer: null });

    const colleague = await town.staff('elista');
    expect((await town.ask(1, 'elista', resume, undefined, { token: colleague })).data!['resumeService']).toEqual({
      done: true,
      message: 'Личный кабинет снова работает. Жителям нужно войти заново.',
    });
    for (const server of [0, 1])
      await becomes('it works again', async () => {
        const { data } = await town.ask(server, 'elista', stopped);
        return data!['tenant'].stopped === null;
      });
    const late = await town.join();
    for (const server of [0, 1, late])
      for (const device of [phone, computer]) expect(await town.takes(server, 'elista', device.token)).toBe(false);
    const fresh = await town.signIn(1, 'elista', anna);
    for (const server of [0, 1, late]) expect(await town.takes(server, 'elista', fresh.token)).toBe(true);
    const acts = await town.given.sql(`select act, reason from staff_act where act like '%SERVICE' order by id`);
    expect(acts).toEqual([
      { act: 'STOP_SERVICE', reason: message },
      { act: 'RESUME_SERVICE', reason: null },
    ]);
  });

  test('refuses every mutation of residents and strangers, those included that will be added later', async () => {
    const { shared } = town.servers[0]!;
    const context = { stopped: message, staff: undefined };
    const works: string[] = [];
    for (const [name, { resolve }] of Object.entries(shared.schema.getMutationType()!.getFields()))
      try {
        await resolve!(undefined, { input: {} }, context, {} as never);
        works.push(name);
      } catch (error) {
        if ((error as { code?: string }).code !== 'SERVICE_STOPPED') works.push(name);
      }
    expect(works.toSorted()).toEqual(['refreshSession', 'signInStaff', 'signOut']);
  });

  test('cannot be where the rules do not let the utility, and its message is plain text', async () => {
    const kaluga = await town.staff('kaluga');
    const { data } = await town.ask(0, 'kaluga', stop, { message }, { token: kaluga });
    expect(data!['stopService']).toMatchObject({ done: false });
    const elista = await town.staff('elista');
    for (const words of ['', 'x'.repeat(501), 'a\u202eb'])
      expect((await town.ask(0, 'elista', stop, { message: words }, { token: elista })).code).toBe('BAD_USER_INPUT');
    expect(await town.given.sql('select from service_stop')).toEqual([]);
    const anna = await town.signIn(0, 'elista', await town.resident('elista'));
    for (const token of [undefined, anna.token])
      for (const [act, input] of [
        [stop, { message }],
        [resume, undefined],
      ] as const)
        expect((await town.ask(0, 'elista', act, input, { token })).code).toBe('FORBIDDEN');
  });

  test('tells another message when it is stopped again, and is known to a server that starts meanwhile', async () => {
    const token = await town.staff('elista');
    await town.ask(0, 'elista', stop, { message }, { token });
    await town.ask(0, 'elista', stop, { message: 'Ещё неделя.' }, { token });
    const late = await town.join();
    expect((await town.ask(late, 'elista', stopped)).data).toEqual({ tenant: { stopped: 'Ещё неделя.' } });
    await becomes('the other server says it too', async () => {
      const { data } = await town.ask(1, 'elista', stopped);
      return data!['tenant'].stopped === 'Ещё неделя.';
    });
    await town.ask(0, 'elista', resume, undefined, { token });
    expect((await town.ask(0, 'elista', resume, undefined, { token })).data!['resumeService']).toEqual({
      done: true,
      message: 'Личный кабинет и так работает.',
    });
  });

  test('is entered by staff', async () => {
    const { data } = await town.ask(0, 'elista', signInStaff, { login: 'nobody', password: 'wrong password' });
    expect(data!['signInStaff']).toMatchObject({ reason: 'WRONG_LOGIN_OR_PASSWORD' });
  });
});
