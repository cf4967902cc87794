import { afterAll, beforeAll, expect, test } from 'vitest';
import { SetClock } from '../../server/clock.ts';
import { openCarriers } from '../../server/notifications/carriers/open-carriers.ts';
import { deliverDue } from '../../server/notifications/deliver-messages.ts';
import { Town } from '../sessions/password/messages.ts';
import { ask } from '../support/http.ts';
import { startServer } from '../support/server.ts';

let town: Town;
beforeAll(async () => void (town = await Town.open(new SetClock('2026-11-20T09:00:00Z'))));
afterAll(() => town.close());

const page = (slug: string, path = '/dev/outbox') => ask(town.server.port, `${slug}.localhost`, path);

/** Delivers as a worker in development without a mail server does. */
const deliver = () =>
  deliverDue({
    ...town.parts(),
    carriers: openCarriers({ mode: 'development', messages: { smtpUrl: undefined, sms: undefined } }),
  });

test('in development without a mail server, letters are kept and shown with their codes and links', async () => {
  expect((await page('elista')).body).toContain('Пока ничего нет');
  const { login, email } = await town.resident('elista');
  await town.forgot('elista', { login, email });
  await deliver();
  const outbox = await page('elista');
  expect(outbox.status).toBe(200);
  expect(outbox.headers['cache-control']).toBe('no-store');
  const link = `http://elista.localhost:${town.server.port}/password#`;
  expect(outbox.body).toContain(email);
  expect(outbox.body).toContain('отправлено');
  expect(outbox.body).toContain(`<a href="${link}`);
  const [, code] = /^ {4}(\d{6})$/m.exec(outbox.body)!;
  const [, path] = /href="(\/dev\/outbox\/[\da-f-]+)"/.exec(outbox.body)!;
  const letter = await page('elista', path);
  expect(letter.body).toContain(code);
  expect(letter.body).toContain(link);
  expect(letter.headers['content-security-policy']).toMatch(/^default-src 'none'; .*sandbox/);
  expect((await page('kaluga', path)).status).toBe(404);
  expect((await page('kaluga')).body).not.toContain(email);
  const reset = await town.reset('elista', { login, code, newPassword: 'пять синих чайников' });
  expect(reset).toMatchObject({ __typename: 'PasswordReset' });
});

test('what nobody is written shows nowhere', async () => {
  await town.forgot('stk', { login: 'nobody', email: 'nobody@mail.example' });
  await deliver();
  expect((await page('stk')).body).toContain('Пока ничего нет');
});

test.each(['/dev/outbox/1', '/dev/outbox/00000000-0000-0000-0000-000000000000', '/dev/outbox/%00'])(
  '%s is no letter',
  async (path) => {
    expect((await page('kaluga', path)).status).toBeGreaterThanOrEqual(400);
    expect((await page('kaluga', path)).status).toBeLessThan(500);
  },
);

test('in production there is no such page', async () => {
  const env = {
    NODE_ENV: 'production',
    DATABASE_URL: 'embedded',
    SMTP_URL: town.mail.url,
    TRUST_PROXY: 'loopback',
  };
  const server = await startServer({ env, database: town.server.database });
  const answer = await ask(server.port, 'svet.kaluga.ru', '/dev/outbox');
  await server.close();
  expect(answer.body).not.toContain('Исходящие');
});
