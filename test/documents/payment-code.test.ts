import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { paymentCode, type PaymentOrder } from '../../server/documents/payment-code.ts';

const order: PaymentOrder = {
  name: 'ООО «Три кита»',
  account: '40702810138250123017',
  bankName: 'ОАО "БАНК"',
  bic: '044525225',
  correspondentAccount: '30101810400000000225',
  inn: '6200098765',
  kpp: '620001001',
  sum: 100_000n,
  purpose: 'Оплата за октябрь 2026, лицевой счёт 123456789',
  accountNumber: '123456789',
  period: '2026-10-01',
};
const code = (changed: Partial<PaymentOrder> = {}) => paymentCode({ ...order, ...changed }).toString('utf8');

describe('a payment code', () => {
  test('begins as the standard says and names the payee before everything else', () => {
    expect(code()).toBe(
      'ST00012|Name=ООО «Три кита»|PersonalAcc=40702810138250123017|BankName=ОАО "БАНК"|BIC=044525225|' +
        'CorrespAcc=30101810400000000225|PayeeINN=6200098765|KPP=620001001|Sum=100000|' +
        'Purpose=Оплата за октябрь 2026, лицевой счёт 123456789|PersAcc=123456789|PaymPeriod=102026|TechCode=02',
    );
  });

  test('has another separator when a value contains the usual one', () => {
    expect(code({ name: 'ООО «А|Б»' })).toMatch(/^ST00012~Name=ООО «А\|Б»~PersonalAcc=/);
    expect(code({ name: 'А|Б', purpose: 'за ~ и ^' })).toMatch(/^ST00012;Name=А\|Б;/);
  });

  test('has no space in a number, and no line break anywhere', () => {
    const spaced = code({
      account: '40702 810 1 3825 0123017',
      accountNumber: '75 ДА 533315',
      name: 'ООО\n\t«Три кита» ',
    });
    expect(spaced).toContain('|PersonalAcc=40702810138250123017|');
    expect(spaced).toContain('|PersAcc=75ДА533315|');
    expect(spaced).toContain('|Name=ООО «Три кита»|');
  });

  test('leaves out what the utility has not, and writes 0 for a bank without a correspondent account', () => {
    expect(code({ kpp: null })).not.toContain('KPP');
    expect(code({ correspondentAccount: '' })).toContain('|CorrespAcc=0|');
  });

  test('is refused when there is nothing to pay: a code without a sum would ask for any', () => {
    for (const sum of [0n, -1n]) expect(() => code({ sum })).toThrow(RangeError);
    expect(code({ sum: 1n })).toContain('|Sum=1|');
  });

  test('of the longest name goes over to windows-1251, in which the mandatory block keeps its 300 bytes', () => {
    const bytes = paymentCode({ ...order, name: 'Ж'.repeat(200), bankName: 'Ы'.repeat(60) });
    const text = iconv.decode(bytes, 'windows-1251');
    expect(text).toMatch(/^ST00011\|Name=Ж{160}\|PersonalAcc=\d{20}\|BankName=Ы{45}\|BIC=/);
    expect(text.slice(8, text.indexOf('|PayeeINN')).length).toBeLessThanOrEqual(300);
  });

  test('of a long name in letters that windows-1251 lacks stays UTF-8 and shortens the name between letters', () => {
    const bytes = paymentCode({ ...order, name: '😀ω'.repeat(80) });
    const text = bytes.toString('utf8');
    expect(text).toMatch(/^ST00012\|Name=(😀ω)+😀?\|PersonalAcc=/u);
    expect(Buffer.byteLength(text.slice(8, text.indexOf('|PayeeINN')))).toBeLessThanOrEqual(300);
  });

  test('keeps limits and can be read back, whatever the texts are', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 });
    fc.assert(
      fc.property(text, text, text, fc.bigInt({ min: 1n, max: 10n ** 15n }), (name, bankName, purpose, sum) => {
        const bytes = paymentCode({ ...order, name, bankName, purpose, sum });
        const encoding = bytes.toString('latin1', 6, 7);
        const written = encoding === '1' ? iconv.decode(bytes, 'windows-1251') : bytes.toString('utf8');
        const fields = written.slice(8).split(written[7]!);
        expect(fields.map((field) => field.split('=', 1)[0])).toEqual([
          'Name',
          'PersonalAcc',
          'BankName',
          'BIC',
          'CorrespAcc',
          'PayeeINN',
          'KPP',
          'Sum',
          'Purpose',
          'PersAcc',
          'PaymPeriod',
          'TechCode',
        ]);
        const mandatory = fields.slice(0, 5).join('|');
        const length = encoding === '1' ? mandatory.length : Buffer.byteLength(mandatory);
        expect(length).toBeLessThanOrEqual(300);
        expect(fields[7]).toBe(`Sum=${sum}`);
        expect(Array.from(fields[8]!).length).toBeLessThanOrEqual(210 + 'Purpose='.length);
      }),
    );
  });
});
