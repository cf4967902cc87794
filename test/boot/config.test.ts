import { expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../server/config.ts';

const key = `k1:${Buffer.alloc(32, 7).toString('base64url')}`;
const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://kabinet_app:a@db/kabinet',
  DATABASE_OWNER_URL: 'postgres://kabinet_owner:b@db/kabinet',
  DATABASE_IMPORTER_URL: 'postgres://kabinet_importer:c@db/kabinet',
  TOKEN_KEYS: key,
  SMTP_URL: 'smtps://mail.example:465',
};

const reasons = (env: Record<string, string>): string[] => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.reasons;
    throw error;
  }
  return [];
};

test('nothing set: development with the embedded database, for this machine only, with demo residents', () => {
  const config = readConfig({});
  expect(config).toMatchObject({ mode: 'development', role: 'both', demo: true, externalDatabase: undefined });
  expect(config.http).toMatchObject({ host: 'localhost', port: 4000, portIsFixed: false, trustProxy: [] });
  expect(config.dataDir).toBe(`${config.root}/.data`);
});

test('an empty variable counts as not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' }).http.portIsFixed).toBe(false);
});

test('production that is wholly set is accepted, without demo residents', () => {
  const config = readConfig(production);
  expect(config).toMatchObject({ mode: 'production', demo: false });
  expect(config.externalDatabase).toEqual({
    appUrl: production.DATABASE_URL,
    ownerUrl: production.DATABASE_OWNER_URL,
    importerUrl: production.DATABASE_IMPORTER_URL,
  });
});

test.each(Object.keys(production).filter((name) => name !== 'NODE_ENV'))(
  'production without %s is refused by name',
  (name) => {
    const { [name]: _left, ...rest } = production as Record<string, string>;
    expect(reasons(rest).join()).toContain(name);
  },
);

test('production with known passwords is refused', () => {
  expect(reasons({ ...production, DEMO: 'yes' })).toEqual([expect.stringContaining('DEMO')]);
});

test('every wrong value is named at once, with what is wrong about it', () => {
  const wrong = reasons({
    PORT: '70000',
    KABINET_ROLE: 'cook',
    TRUST_PROXY: 'everyone',
    LOG_LEVEL: 'loud',
    READ_POOL: 'ten',
  });
  expect(wrong).toEqual([
    expect.stringMatching(/^KABINET_ROLE: must be/),
    expect.stringMatching(/^PORT: is above 65535/),
    expect.stringMatching(/^TRUST_PROXY: must be addresses/),
    expect.stringMatching(/^LOG_LEVEL: /),
    expect.stringMatching(/^READ_POOL: is not a number/),
  ]);
});

test('no secret is quoted in a refusal', () => {
  const error = reasons({ ...production, TOKEN_KEYS: 'k1:tooshortasecret', DATABASE_URL: 'mysql://me:hunter2@db' });
  expect(error.join()).not.toMatch(/tooshort|hunter2/);
  expect(error).toHaveLength(2);
});

test('the server may not run as the owner of its tables', () => {
  expect(reasons({ ...production, DATABASE_URL: production.DATABASE_OWNER_URL })).toEqual([
    expect.stringContaining('three different roles'),
  ]);
});

test('an owner without a database is a mistake, not a wish for the embedded one', () => {
  expect(reasons({ DATABASE_OWNER_URL: production.DATABASE_OWNER_URL })).toEqual([
    expect.stringContaining('without DATABASE_URL'),
  ]);
});

test('token keys are read in order: the first one signs', () => {
  const { tokenKeys } = readConfig({ TOKEN_KEYS: `${key},old:${Buffer.alloc(40, 1).toString('base64url')}` });
  expect(tokenKeys?.map(({ id, secret }) => [id, secret.length])).toEqual([
    ['k1', 32],
    ['old', 40],
  ]);
});

test('proxies are believed only by address or network', () => {
  expect(readConfig({ TRUST_PROXY: '10.0.0.0/8, ::1' }).http.trustProxy).toEqual(['10.0.0.0/8', '::1']);
});

test('the mail server and the SMS service are named by URL, the service with its token', () => {
  expect(readConfig({}).messages).toEqual({ smtpUrl: undefined, sms: undefined });
  const sms = { SMS_URL: 'https://sms.example/send', SMS_TOKEN: 'secret-token' };
  expect(readConfig({ ...sms, SMTP_URL: 'smtp://127.0.0.1:2525' }).messages).toEqual({
    smtpUrl: 'smtp://127.0.0.1:2525',
    sms: { url: sms.SMS_URL, token: sms.SMS_TOKEN },
  });
  expect(reasons({ SMS_URL: sms.SMS_URL })).toEqual([expect.stringContaining('together')]);
  expect(reasons({ SMTP_URL: 'mail.example', SMS_URL: 'ftp://x', SMS_TOKEN: 'hunter2' }).join()).not.toContain(
    'hunter2',
  );
  expect(reasons({ SMTP_URL: 'mail.example', SMS_URL: 'ftp://x', SMS_TOKEN: 'hunter2' })).toHaveLength(3);
});
