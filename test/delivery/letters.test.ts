import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { renderMail, renderSms } from '../../server/notifications/letters/render-message.ts';
import type { NoticeContent } from '../../server/notifications/message-content.ts';
import { loadTenants, type Tenant } from '../../server/tenancy/load-tenants.ts';

let tenants: Tenant[];
beforeAll(async () => void (tenants = await loadTenants(join(import.meta.dirname, '..', '..', 'tenants'))));

const origin = 'https://lk.example';
const account = '01890a5d-ac96-774b-bcce-b302099a8057';
const about = { account, resident: account, number: '123\u00A0456\u00A0789' };
const bill = { ...about, period: '2026-10', closing: '123456', dueOn: '2026-11-15', attach: 'PDF' as const };
const kaluga = () => tenants.find(({ slug }) => slug === 'kaluga')!;
const letter = (content: NoticeContent, tenant = kaluga()) => renderMail({ tenant, origin }, content);

test('a letter about a bill says what, how much and until when, and leads to the bill and to where letters are stopped', () => {
  for (const tenant of tenants) {
    const { subject, html, text, stop } = letter({ template: 'NEW_BILL', data: bill }, tenant);
    const name = tenant.rules.bills.name === 'счёт' ? 'Счёт' : 'Квитанция';
    expect(subject).toBe(`${name} за октябрь 2026: к оплате 1\u00A0234,56\u00A0₽ до 15 ноября`);
    expect(stop).toBe(`${origin}/settings/delivery`);
    for (const said of [
      `${name} за октябрь 2026`,
      'К оплате 1\u00A0234,56\u00A0₽ до 15 ноября.',
      '123\u00A0456\u00A0789',
      'Документ в формате PDF приложен к письму.',
      `${origin}/a/AQGJCl2slndLvM6zAgmagFc/bills/2026-10`,
      `${origin}/settings/delivery`,
      tenant.contacts.phones[0]!.number,
    ])
      expect([html.includes(said), text.includes(said)], said).toEqual([true, true]);
    expect(html).toContain(`background:${tenant.brand.light.accent}`);
    expect(html).not.toMatch(/<script|<img|<link|https?:\/\/(?!lk\.example)|undefined|null/);
  }
});

test('who owes nothing is asked for nothing', () => {
  expect(letter({ template: 'NEW_BILL', data: { ...bill, closing: '0' } }).subject).toBe(
    'Счёт за октябрь 2026: платить не нужно',
  );
  expect(letter({ template: 'NEW_BILL', data: { ...bill, closing: '-123456789' } }).subject).toBe(
    'Счёт за октябрь 2026: платить не нужно, переплата 1\u00A0234\u00A0567,89\u00A0₽',
  );
});

test('a letter says of its document what is so', () => {
  const bare = letter({ template: 'NEW_BILL', data: { ...bill, attach: null } }).text;
  expect(bare).not.toMatch(/прилож/i);
  const failed = letter({ template: 'NEW_BILL', data: { ...bill, notAttached: true } }).text;
  expect(failed).toContain('Приложить документ к этому письму не получилось');
  expect(failed).not.toContain('приложен к письму');
});

test('reminders are short and lead to the form', () => {
  const data = { ...about, closesOn: '2026-11-25', services: ['Электроснабжение', 'Горячая вода'] };
  const closing = letter({ template: 'READING_WINDOW', data: { ...data, opens: false } });
  expect(closing.subject).toBe('Передайте показания до 25 ноября');
  expect(closing.text).toContain('Показаний за этот месяц ещё нет: электроснабжение, горячая вода.');
  expect(closing.text).toContain(`${origin}/a/AQGJCl2slndLvM6zAgmagFc/readings`);
  const meters = [
    { service: 'Горячая вода', dueOn: '2027-03-01' },
    { service: 'Электроснабжение', dueOn: '2027-01-14' },
  ];
  const due = letter({ template: 'VERIFICATION_DUE', data: { ...about, meters } });
  expect(due.subject).toBe('Счётчику пора на поверку: до 14 января 2027');
  expect(due.text).toContain('Горячая вода: поверка до 1 марта 2027.');
});

test('an SMS fits into three parts, also with the longest names', () => {
  const data = { ...about, closesOn: '2026-11-25', opens: true, services: [] };
  const meters = [{ service: 'Электроснабжение', dueOn: '2027-01-14' }];
  for (const tenant of tenants)
    for (const content of [
      { template: 'NEW_BILL', data: { ...bill, closing: '-123456789' } },
      { template: 'READING_WINDOW', data },
      { template: 'VERIFICATION_DUE', data: { ...about, meters } },
    ] as NoticeContent[])
      expect(renderSms({ tenant, origin: `https://${tenant.hosts[0] ?? 'lk.example'}` }, content).length).toBeLessThan(
        201,
      );
});
