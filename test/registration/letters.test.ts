import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderMail, renderSms } from '../../server/notifications/letters/render-message.ts';
import { loadTenants } from '../../server/tenancy/load-tenants.ts';

const tenants = await loadTenants(join(import.meta.dirname, '..', '..', 'tenants'));
const tenantOf = (slug: string) => tenants.find((one) => one.slug === slug)!;
const origin = 'https://lk.energosbyt.example';
const at = (slug: string) => ({ tenant: tenantOf(slug), origin });
const token = 'T'.repeat(43);
const code = { template: 'REGISTRATION_CODE' as const, data: { code: '012345', token, minutes: 31, hours: 24 } };
const first = {
  template: 'ONE_TIME_PASSWORD' as const,
  data: { login: '1234567890123', password: 'bcdf-ghjk-mnpq', hours: 72 },
};
const already = { template: 'ALREADY_REGISTERED' as const, data: { login: '1234567890123', proved: true } };

test('the letter that confirms has a link, a code, and says for how long and what if it was not you', () => {
  const { html, text, subject } = renderMail(at('kaluga'), code);
  expect(subject).toBe('Подтвердите регистрацию · Свет КСК');
  for (const form of [html, text]) {
    expect(form).toContain(`${origin}/activation#${token}`);
    expect(form).toContain('012345');
    expect(form).toContain('Ссылка действует 24 часа, код — 31 минуту.');
    expect(form).toContain('Если вы не регистрировались, ничего делать не нужно');
  }
});

test('an SMS with a code ends so that a phone offers it in our page and in no other', () => {
  expect(renderSms(at('energosbyt'), code)).toMatch(/\n@lk\.energosbyt\.example #012345$/);
  expect(renderSms(at('energosbyt'), first)).toMatch(/\n@lk\.energosbyt\.example #bcdf-ghjk-mnpq$/);
});

test('the first password comes with the login as one reads it, the way to the page, and its hours', () => {
  const { text } = renderMail(at('energosbyt'), first);
  expect(text).toContain('Платёжный код: 1234\u00A0567\u00A0890\u00A0123');
  expect(text).toContain(`${origin}/sign-in`);
  expect(text).toContain('    bcdf-ghjk-mnpq');
  expect(text).toContain('Пароль действует 72 часа и только один раз');
  expect(renderSms(at('energosbyt'), first)).toContain('логин 1234567890123');
});

test('who has a cabinet already reads how to get into it', () => {
  expect(renderMail(at('energosbyt'), already).text).toContain(`Восстановление доступа:\n${origin}/password`);
  expect(renderSms(at('energosbyt'), already)).toBe(
    `Энергосбыт: личный кабинет у вас уже есть. Забыли пароль: ${origin}/password`,
  );
});

test('and who proved nothing reads no more than that it did not work', () => {
  const unproved = { ...already, data: { ...already.data, proved: false } };
  for (const text of [renderMail(at('kaluga'), unproved).text, renderSms(at('kaluga'), unproved)]) {
    expect(text).toMatch(/в номере ошибка или/);
    expect(text).not.toContain('123');
  }
});
