import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { renderMail, renderSms } from '../../server/notifications/letters/render-message.ts';
import type { MessageContent } from '../../server/notifications/message-content.ts';
import { loadTenants, type Tenant } from '../../server/tenancy/load-tenants.ts';

let tenants: Tenant[];
beforeAll(async () => void (tenants = await loadTenants(join(import.meta.dirname, '..', '..', 'tenants'))));

const origin = 'https://lk.example';
const [account, payment] = ['01890a5d-ac96-774b-bcce-b302099a8057', '01890a5d-ac96-774b-bcce-b302099a8058'];
const about = { account, payment, number: '123456789', amount: '7500' };
const made = { at: '2026-11-20T09:00:00.000Z', order: 'k0123456789' };
const answered = { ...about, accepted: true, answer: 'Вернём <b>на карту</b>' };
const page = `${origin}/pay/`;

const all: readonly [name: string, content: MessageContent, says: string[]][] = [
  ['a receipt', { template: 'PAYMENT_RECEIPT', data: { ...about, ...made } }, ['75,00', 'k0123456789', page]],
  [
    'a receipt with a link that opens it',
    { template: 'PAYMENT_RECEIPT', data: { ...about, ...made, token: 't0ken' } },
    ['75,00', `${origin}/receipt#t0ken`],
  ],
  [
    'money back',
    { template: 'REFUND_DONE', data: { ...about, ...made, whole: false } },
    ['75,00', 'k0123456789', page],
  ],
  ['a payment taken back', { template: 'REFUND_DONE', data: { ...about, ...made, whole: true } }, ['отменён', page]],
  ['an accepted request', { template: 'REFUND_REQUEST_ANSWERED', data: answered }, ['Вернём 75,00', page]],
  [
    'a refused request',
    { template: 'REFUND_REQUEST_ANSWERED', data: { ...answered, accepted: false, answer: 'Платёж зачтён' } },
    ['Платёж зачтён', page],
  ],
];

test.each(all)('a letter about %s says what it is about, and where to look, at every utility', (_, content, says) => {
  for (const tenant of tenants) {
    const { subject, html, text } = renderMail({ tenant, origin }, content);
    for (const said of says) expect([said, html.includes(said), text.includes(said)]).toEqual([said, true, true]);
    expect(text).toContain('123456789');
    expect(html).not.toContain('<b>на');
    expect(`${subject}${html}${text}`).not.toMatch(/undefined|null/);
    expect(subject.length).toBeLessThan(60);
  }
});

test.each(all)('an SMS about %s is short, and leads to where one looks', (_, content) => {
  for (const tenant of tenants) {
    const sms = renderSms({ tenant, origin }, content);
    expect(sms).toMatch(/https:\/\/lk\.example\/(pay\/|receipt#)/);
    // Three parts of seventy signs.
    expect(sms.length).toBeLessThanOrEqual(201);
    expect(sms).not.toMatch(/undefined|null/);
  }
});

test('a payment made past midnight is of the day it is where the utility is', () => {
  const late = { template: 'PAYMENT_RECEIPT', data: { ...about, ...made, at: '2026-11-20T21:30:00.000Z' } } as const;
  const tenant = tenants.find(({ slug }) => slug === 'kaluga')!;
  expect(renderMail({ tenant, origin }, late).text).toContain('21 ноября 2026 в 00:30');
});
