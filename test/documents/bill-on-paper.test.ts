import fc from 'fast-check';
import { PNG } from 'pngjs';
import { getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, test } from 'vitest';
import { composeBill } from '../../server/documents/compose-bill.ts';
import { fontCoverage } from '../../server/documents/fonts.ts';
import { printable } from '../../server/documents/printable.ts';
import type { Tenant } from '../../server/tenancy/load-tenants.ts';
import { billRow, charge, codeIn, fieldsOf, line, loadFive, ordinaryBill, rendered, textOf } from './bills.ts';

let five: Tenant[];
let kaluga: Tenant;
beforeAll(async () => {
  five = await loadFive();
  kaluga = five.find(({ slug }) => slug === 'kaluga')!;
});
const slugs = ['elista', 'energosbyt', 'kaluga', 'stk', 'fixture'] as const;
const tenantOf = (slug: string) => five.find((one) => one.slug === slug)!;

const joined = async (tenant: Tenant, bill = ordinaryBill(tenant)) =>
  (await textOf(await rendered(tenant, bill))).join(' ');

/** «1 234,56» of kopecks. */
const sum = (kopecks: string) =>
  (Number(kopecks) / 100).toLocaleString('ru-RU', { minimumFractionDigits: 2 }).replace('-', '−').replace(/\s/g, ' ');

describe.each(slugs)('a bill of %s', (slug) => {
  test('says whose it is, every sum, reading, volume and tariff, and whom to pay', async () => {
    const tenant = tenantOf(slug);
    const bill = ordinaryBill(tenant);
    const text = await joined(tenant, bill);
    for (const one of [bill, ...bill.charges])
      for (const kopecks of [one.opening, one.charged, one.recalculated, one.paid, one.closing])
        expect(text).toContain(sum(kopecks));
    for (const { service, lines } of bill.charges) {
      expect(text).toContain(service);
      for (const { charged } of lines) expect(text).toContain(sum(charged));
    }
    for (const words of ['14512 → 14630', '118 м³', '7,74', '4512 → 4529', '17 м³']) expect(text).toContain(words);
    if (bill.charges.length > 1) expect(text).toContain('2,5 м³ 48,61');
    const { requisites, rules } = tenant;
    expect(text.toLowerCase()).toContain(`${rules.bills.name} за октябрь 2026`);
    for (const words of [tenant.name, requisites.inn, requisites.account, requisites.bic, bill.owner, bill.address])
      expect(text).toContain(words);
    expect(text).toContain('15 ноября 2026');
    expect(text.replaceAll(' ', '')).toContain(rules.accountNumber.example);
  });

  test('has a payment code that says the same as the bill', async () => {
    const tenant = tenantOf(slug);
    const bill = ordinaryBill(tenant);
    const code = codeIn(await rendered(tenant, bill, 'PNG'));
    expect(fieldsOf(code!)).toEqual({
      Name: tenant.name,
      PersonalAcc: tenant.requisites.account,
      BankName: tenant.requisites.bankName,
      BIC: tenant.requisites.bic,
      CorrespAcc: tenant.requisites.correspondentAccount,
      PayeeINN: tenant.requisites.inn,
      ...(tenant.requisites.kpp ? { KPP: tenant.requisites.kpp } : {}),
      Sum: bill.closing,
      Purpose: `Оплата за октябрь 2026, ${tenant.rules.accountNumber.name} ${bill.number}`,
      PersAcc: bill.number,
      PaymPeriod: '102026',
      TechCode: '02',
    });
  });

  test('is one page, PDF/A, and the same bytes each time', async () => {
    const tenant = tenantOf(slug);
    const [pdf, again] = [await rendered(tenant, ordinaryBill(tenant)), await rendered(tenant, ordinaryBill(tenant))];
    expect(Buffer.compare(pdf, again)).toBe(0);
    expect(await textOf(pdf)).toHaveLength(1);
    expect(Buffer.from(pdf).toString('latin1')).toMatch(/pdfaid:part[>="]+2[\s\S]*pdfaid:conformance[>="]+B/);
    const png = await rendered(tenant, ordinaryBill(tenant), 'PNG');
    expect(Buffer.compare(png, await rendered(tenant, ordinaryBill(tenant), 'PNG'))).toBe(0);
  });

  test('of forty lines breaks where a person would: labels on every page, no total and no name left alone', async () => {
    const tenant = tenantOf(slug);
    const charges = Array.from({ length: 40 }, (_, n) => charge(`Услуга № ${n + 1}`));
    const pages = await textOf(await rendered(tenant, billRow(tenant, charges)));
    expect(pages.length).toBeGreaterThan(1);
    for (const [n, page] of pages.entries()) {
      expect(page).toContain(`${n + 1} из ${pages.length}`);
      if (/Услуга № \d/.test(page)) expect(page).toMatch(/Услуга (Показания|На начало|Долг на начало)/);
    }
    const last = pages.find((page) => page.includes('Всего начислено'))!;
    expect(last).toContain('Услуга № 40');
    for (let n = 1; n <= 40; n += 1) expect(pages.join(' ')).toContain(`Услуга № ${n} `);
  });
});

test('the figures of a column end beneath one another, in every row and the total', async () => {
  const charges = [1, 20, 300, 4000, 50_000].map((part, n) =>
    charge(`Услуга ${n}`, { opening: String(part * 147), charged: String(part * 1111), paid: String(part * 5) }),
  );
  const bill = billRow(kaluga, charges);
  const page = await (await getDocumentProxy(new Uint8Array(await rendered(kaluga, bill)))).getPage(1);
  const { items } = (await page.getTextContent()) as { items: { str: string; transform: number[]; width: number }[] };
  const endOf = (kopecks: string) => {
    const found = items.filter(({ str }) => str.replace(/\s/g, ' ').trim() === sum(kopecks));
    return found.map(({ transform, width }) => transform[4]! + width).at(-1)!;
  };
  for (const column of ['opening', 'charged', 'paid', 'closing'] as const) {
    const ends = [bill, ...charges].map((one) => endOf(one[column]));
    expect(Math.max(...ends) - Math.min(...ends)).toBeLessThan(0.3);
  }
});

describe('a bill', () => {
  const paidTwice = { charged: '12153', opening: '0', paid: '24306' };

  test('that is paid or prepaid asks for nothing and has no code', async () => {
    const even = billRow(kaluga, [charge('Электроснабжение', { ...paidTwice, paid: '12153' })]);
    expect(await joined(kaluga, even)).toContain('Всё оплачено');
    expect(composeBill(kaluga, even).code).toBeNull();
    const prepaid = billRow(kaluga, [charge('Электроснабжение', paidTwice)]);
    const text = await joined(kaluga, prepaid);
    expect(text).toContain('Переплата 121,53 ₽ Платить не нужно');
    expect(text).toContain('Минус означает переплату');
    expect(codeIn(await rendered(kaluga, prepaid, 'PNG'))).toBeUndefined();
  });

  test('of a service with forty lines keeps its name with the first and the total with the last ones', async () => {
    const lines = Array.from({ length: 40 }, (_, n) =>
      line({ registerCode: n % 2 ? 'T2' : 'T1', charged: String(100 + n) }),
    );
    // Enough services before it that it begins at the very end of a page.
    for (let before = 8; before < 20; before += 2) {
      const others = Array.from({ length: before }, (_, n) => charge(`Прочее ${n}`));
      const pages = await textOf(
        await rendered(kaluga, billRow(kaluga, [...others, charge('Свет', { lines, charged: '4780' })])),
      );
      const named = pages.find((page) => page.includes('Свет'))!;
      expect(named).toMatch(/Свет день 2,5 м³ 48,61 1,00 ночь/);
      expect(pages.find((page) => page.includes('Всего начислено'))).toMatch(
        /1,38 ночь 2,5 м³ 48,61 1,39 Всего начислено/,
      );
    }
  });

  const nasty = [
    '#import "/etc/passwd" #panic("x") #bill',
    '$x^2$ _a_ *b* `c` @d <e> [f] {g} ~ -- --- // /* */ \\u{41} \\',
    '"кавычки" \'апостроф\' «ёлочки» „лапки“',
    '</svg><script>alert(1)</script> & &amp; %s ${x} {{y}}',
    '= Заголовок - список + нумерация / термин: x',
  ];
  test.each(nasty)('prints %s letter by letter', async (name) => {
    const bill = ordinaryBill(kaluga, { owner: name, address: name });
    const text = await joined(kaluga, bill);
    expect(text.split(name.replace(/\s+/g, ' ')).length).toBeGreaterThanOrEqual(3);
  });

  test('of such a name has the code of any other, in sight and readable', async () => {
    const plain = codeIn(await rendered(kaluga, ordinaryBill(kaluga), 'PNG'));
    const bill = ordinaryBill(kaluga, { owner: nasty.join(' '), address: 'Ж'.repeat(1000) });
    expect(codeIn(await rendered(kaluga, bill, 'PNG'))).toEqual(plain);
  });

  test('shows emoji, Hebrew and Arabic; what no font has is a square; what turns the text around is left out', async () => {
    const text = await joined(
      kaluga,
      ordinaryBill(kaluga, { owner: 'Аня😀 שלום مرحبا 日本 \u202Eназад\u0000\n\tконец \ud800' }),
    );
    expect(text).toContain('Аня😀');
    expect(text).toMatch(/שלום|םולש/);
    expect(text).toContain('▫▫ назад конец');
  });

  test('strikes nothing through with a tower of accents: a letter keeps four of them', () => {
    const owner = printable(`К\u0430${'\u0301'.repeat(300)}ц`, fontCoverage());
    expect(owner).toBe(`К\u0430${'\u0301'.repeat(4)}ц`);
  });

  test('with a name of a thousand letters keeps its columns apart and every letter', async () => {
    const zh = (text: string) => text.replace(/[^ЖЩ]/g, '').length;
    const others = zh(await joined(kaluga, ordinaryBill(kaluga, { owner: 'А', address: 'А' })));
    for (const owner of ['Ж'.repeat(1000), 'Ж Щ'.repeat(333)])
      expect(zh(await joined(kaluga, ordinaryBill(kaluga, { owner, address: owner })))).toBe(others + 2 * zh(owner));
    for (const owner of ['😀'.repeat(500), 'שלום'.repeat(250)])
      expect(await joined(kaluga, ordinaryBill(kaluga, { owner }))).toContain('К оплате');
  });

  test('can be rendered whatever the registry wrote into its texts', { timeout: 60_000 }, async () => {
    const text = fc.string({ unit: 'binary', maxLength: 120 });
    await fc.assert(
      fc.asyncProperty(text, text, text, async (owner, address, service) => {
        const pdf = await rendered(kaluga, billRow(kaluga, [charge(service), charge('Пеня')], { owner, address }));
        expect(pdf.length).toBeGreaterThan(1000);
      }),
      { numRuns: 60 },
    );
  });

  test('says which page is which only when there are several, and the bill after it does not', async () => {
    const pagesOf = async (services: number) => {
      const charges = Array.from({ length: services }, (_, n) => charge(`Услуга ${n}`));
      const pages = await textOf(await rendered(kaluga, billRow(kaluga, charges)));
      return pages.map((page) => /\d+ из \d+/.exec(page)?.[0]);
    };
    expect(await pagesOf(1)).toEqual([undefined]);
    expect(await pagesOf(6)).toEqual(['1 из 2', '2 из 2']);
    expect(await pagesOf(40)).toEqual(['1 из 3', '2 из 3', '3 из 3']);
    expect(await pagesOf(2)).toEqual([undefined]);
  });

  test('as a picture is as wide as the page and as long as its pages', async () => {
    const bill = billRow(
      kaluga,
      Array.from({ length: 40 }, (_, n) => charge(`Услуга ${n}`)),
    );
    const pages = (await textOf(await rendered(kaluga, bill))).length;
    const { width, height } = PNG.sync.read(Buffer.from(await rendered(kaluga, bill, 'PNG')));
    expect([width, Math.round(height / 2105)]).toEqual([1488, pages]);
  });
});
