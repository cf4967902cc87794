import { expect, test } from 'vitest';
import { changesBetween } from '../../../client/payments/quote-changes.ts';

type Form = Parameters<typeof changesBetween>[0];
const service = (code: string, name: string, debt: string): Form['services'][number] => ({
  service: { code, name },
  debt,
  proposed: debt,
});
const form: Form = {
  amountDue: '1000.00',
  minimum: '1.00',
  maximum: null,
  services: [service('01', 'Электричество', '900.00'), service('02', 'Пени', '100.00')],
  readingsRequired: false,
  open: null,
  consents: [{ kind: 'PAYMENT_TERMS', version: '1', title: 'Условия оплаты' }],
};

const plain = (told: string[]): string[] => told.map((sentence) => sentence.replace(/\s/gu, ' '));

test('a sum that was paid meanwhile, or billed anew, is named with what it was', () => {
  const now = { ...form, amountDue: '500.00', services: [service('01', 'Электричество', '500.00')] };
  expect(plain(changesBetween(form, now))).toEqual([
    'К оплате: было 1 000,00 ₽, стало 500,00 ₽.',
    'Электричество: было 900,00 ₽, стало 500,00 ₽.',
    'Больше нет: Пени.',
  ]);
});

test('other rules and another text are named too', () => {
  const now: Form = {
    ...form,
    minimum: '10.00',
    maximum: '10000.00',
    readingsRequired: true,
    services: [...form.services, service('03', 'Вывоз', '5.00')],
    consents: [{ kind: 'PAYMENT_TERMS', version: '2', title: 'Условия оплаты' }],
    open: { id: 'p1', amount: '20.00', begunAt: null, status: 'REGISTERED', payUrl: null },
  };
  expect(plain(changesBetween(form, now))).toEqual([
    'Добавилось: Вывоз, 5,00 ₽.',
    'Самый маленький платёж: было 1,00 ₽, стало 10,00 ₽.',
    'За один раз теперь можно заплатить до 10 000,00 ₽.',
    'Вместе с оплатой теперь нужны показания.',
    'Обновился текст «Условия оплаты»: прочитайте его и отметьте снова.',
    'Уже начат платёж на 20,00 ₽: возможно, в другом окне.',
  ]);
});

test('a change that nothing on the page shows is told all the same', () => {
  expect(changesBetween(form, form)).toEqual(['Начисления обновились.']);
});
