import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { renderMail, renderSms } from '../../server/notifications/letters/render-message.ts';
import type { MessageContent } from '../../server/notifications/message-content.ts';
import { loadTenants, type Tenant } from '../../server/tenancy/load-tenants.ts';

let tenants: Tenant[];
beforeAll(async () => void (tenants = await loadTenants(join(import.meta.dirname, '..', '..', 'tenants'))));

const token = 'x'.repeat(43);
const reset: MessageContent = { template: 'PASSWORD_RESET', data: { code: '048213', token, minutes: 1 } };
const origin = 'https://lk.example';

test('a letter says the same in HTML and in text, in the colours and under the name of its utility', () => {
  for (const tenant of tenants) {
    const { subject, html, text } = renderMail({ tenant, origin }, reset);
    expect(subject).toBe(`Новый пароль · ${tenant.brand.productName}`);
    for (const said of ['048213', `${origin}/password#${token}`, '1 минуту', tenant.contacts.phones[0]!.number])
      expect([html.includes(said), text.includes(said)], said).toEqual([true, true]);
    expect(html).toContain(`background:${tenant.brand.light.accent}`);
    expect(html).not.toMatch(/<script|<img|<link|https?:\/\/(?!lk\.example)/);
  }
});

test('nothing that is put into a letter becomes markup', () => {
  const tenant = { ...tenants[0]!, name: '<script>1</script>', shortName: `"><b onclick='x'>` };
  const { html } = renderMail({ tenant, origin: 'https://lk.example"><i>' }, reset);
  expect(html).not.toMatch(/<script>|<b onclick|<i>/);
  expect(html).toContain('&lt;script&gt;1&lt;/script&gt;');
});

test('the time of a change is the utility’s own', () => {
  const changed: MessageContent = {
    template: 'PASSWORD_CHANGED',
    data: { at: '2026-11-20T21:30:00Z', othersSignedOut: true },
  };
  expect(renderMail({ tenant: tenants[0]!, origin }, changed).text).toContain('21 ноября в 00:30');
  const chita = { ...tenants[0]!, timeZone: 'Asia/Chita' };
  expect(renderSms({ tenant: chita, origin }, changed)).toContain('21 ноября в 06:30');
});

test('an SMS lets a phone offer the code in our page alone', () => {
  expect(renderSms({ tenant: tenants[0]!, origin }, reset)).toMatch(/\n@lk\.example #048213$/);
});
