import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { MessageContent } from '../../server/notifications/message-content.ts';
import { renderMail, renderSms } from '../../server/notifications/letters/render-message.ts';
import { loadTenants, type Tenant } from '../../server/tenancy/load-tenants.ts';
import { plain } from '../readings/households.ts';

const account = '01985b6e-0000-7000-8000-000000000001';
const origin = 'https://kabinet.example';
let tenants: Tenant[];
beforeAll(async () => void (tenants = [...(await loadTenants(join(import.meta.dirname, '..', '..', 'tenants')))]));

const about = { account, number: '100 000 001', amount: '123456' };
const skips = ['OVER_LIMIT', 'READINGS_MISSING', 'PAYING_ALREADY', 'LATE', 'NO_ANSWER'] as const;
const stops = ['DECLINED', 'CARD_EXPIRED', 'CARD_FORGOTTEN', 'ACCESS_LOST', 'ACCOUNT_CLOSED', 'NO_CONTACT'] as const;
const contents: MessageContent[] = [
  {
    template: 'AUTOPAY_ANNOUNCED',
    data: { ...about, payOn: '2026-11-22', card: '411111**1111', readings: true },
  },
  ...skips.map((reason): MessageContent => ({ template: 'AUTOPAY_SKIPPED', data: { ...about, reason } })),
  ...stops.map((reason): MessageContent => ({
    template: 'AUTOPAY_STOPPED',
    data: { account, number: about.number, reason },
  })),
];

test.each(
  contents.map((content) => [`${content.template} ${'reason' in content.data ? content.data.reason : ''}`, content]),
)('%s is written in whole sentences by e-mail and SMS, and leads into the portal', (_name, content) => {
  for (const tenant of tenants) {
    const { subject, text } = renderMail({ tenant, origin }, content);
    const sms = renderSms({ tenant, origin }, content);
    for (const words of [subject, text, sms]) expect(words).not.toMatch(/undefined|null|NaN|\[object/);
    for (const words of [text, sms]) expect(words).toContain(`${origin}/`);
    expect(sms.length).toBeLessThan(300);
  }
});

test('the letter before a payment says sum, day and card, that readings lack, and how to stop it', () => {
  const { subject, text } = plain(renderMail({ tenant: tenants[0]!, origin }, contents[0]!));
  expect(subject).toBe('22 ноября автоплатёж 1 234,56 ₽');
  expect(text).toContain('100 000 001. 22 ноября спишем 1 234,56 ₽ с карты •1111.');
  expect(text).toContain('передайте показания');
  expect(text).toContain(`Изменить или отключить:\n${origin}/settings/autopay`);
});
