import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { becomes } from '../../support/becomes.ts';
import { exchanging, type Exchanging, type HandedIn } from './exchanging.ts';

const slug = 'kaluga';
let at: Exchanging;
beforeEach(async () => void (at = await exchanging()));
afterEach(() => at.close());

const number = (index: number): string => String(100_000_000 + index);
const reading = (index: number, more: Partial<HandedIn> = {}): HandedIn => ({
  number: number(index),
  service: '01',
  serial: `s${index}`,
  code: 'T1',
  value: '100',
  ...more,
});
const line = (index: number, more: Record<number, string> = {}): string =>
  [number(index), '11.2026', '01', `s${index}`, 'T1', '100', 'Принято', '']
    .map((cell, place) => more[place] ?? cell)
    .join(';');
const answers = (lines: string[]): Promise<Awaited<ReturnType<Exchanging['import']>>> =>
  at.importText(
    slug,
    'answers-2026-11.csv',
    iconv.encode(
      ['ЛС;Период;Код услуги;Номер ПУ;Зона;Показание;Результат;Причина', ...lines, ''].join('\r\n'),
      'win1251',
    ),
  );
const many = Array.from({ length: 1000 }, (_, index) => index);
const statuses = async (): Promise<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(Object.groupBy(await at.answers(slug), (row) => String(row['status']))).map(([status, rows]) => [
      status,
      rows!.length,
    ]),
  );

describe('an answer that is about no reading', () => {
  test('is set aside with its line and reason, and the others count', async () => {
    await at.handIn(
      slug,
      many.map((index) => reading(index)),
    );
    await at.handIn(slug, [reading(5000, { period: '2026-10-01' }), reading(5001)]);
    const report = await answers([
      ...many.map((index) => line(index)),
      line(9000),
      line(1, { 3: 'another' }),
      line(1, { 4: 'T2' }),
      line(5000),
      line(7),
      line(5001, { 6: 'Может быть' }),
      line(5001, { 1: '10.2026' }),
    ]);
    expect(report).toMatchObject({ status: 'APPLIED', rowsRead: 1007, rowsApplied: 1000 });
    const faults = report.faults.kept.toSorted((one, other) => one.line - other.line);
    expect(faults.map(({ line: at, code }) => [at, code])).toEqual([
      [1002, 'UNKNOWN_ACCOUNT'],
      [1003, 'UNKNOWN_METER'],
      [1004, 'NO_SUCH_READING'],
      [1005, 'NO_SUCH_READING'],
      [1006, 'DUPLICATE'],
      [1007, 'UNKNOWN_VALUE'],
      [1008, 'WRONG_PERIOD'],
    ]);
    expect(report.faults.kept.find(({ code }) => code === 'UNKNOWN_METER')).toMatchObject({ value: 'another' });
    expect(await statuses()).toEqual({ ACCEPTED: 1000, RECEIVED: 2 });
  });

  test('and there are many of them: nothing is changed at all', async () => {
    await at.handIn(slug, [reading(1), reading(2)]);
    const report = await answers([line(1), line(9)]);
    expect(report).toMatchObject({ status: 'REFUSED', refusal: { code: 'TOO_MANY_SET_ASIDE' } });
    expect(await statuses()).toEqual({ RECEIVED: 2 });
  });
});

test('an answer to a value that was corrected since is not one to the correction, and staff are told the line', async () => {
  await at.handIn(slug, [reading(1, { value: '110' }), reading(2)]);
  const report = await answers([line(1), line(2)]);
  expect(report).toMatchObject({
    status: 'APPLIED',
    rowsApplied: 1,
    details: { changes: { readings: 1 }, warnings: [{ code: 'CORRECTED_SINCE', count: 1, lines: [2] }] },
  });
  expect(await statuses()).toEqual({ ACCEPTED: 1, RECEIVED: 1 });
});

test('answers and a correction that is just being written wait for each other, and the correction is nobody’s answered value', async () => {
  // Their rows lie the other way round than a hand-in writes them.
  await at.handIn(slug, [reading(1, { code: 'T2' })]);
  await at.handIn(slug, [reading(1), reading(2)]);
  const correct = `update reading set value = 110, status = 'RECEIVED' where tenant_id = $1 and source = 'RESIDENT'
    and register_code = $2 and account_id = (select id from account where tenant_id = $1 and number = $3)`;
  const { tenantId } = at.of(slug);
  const resident = await at.importer.connect();
  await resident.query('begin');
  await resident.query(correct, [tenantId, 'T1', number(1)]);
  const answering = answers([line(1, { 4: 'T2' }), line(1), line(2)]);
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await becomes('the import waits', async () => (await at.query(waiting)).length === 1);
  await resident.query(correct, [tenantId, 'T2', number(1)]);
  await resident.query('commit');
  resident.release();
  expect(await answering).toMatchObject({
    status: 'APPLIED',
    details: { changes: { readings: 1 }, warnings: [{ code: 'CORRECTED_SINCE', count: 2, lines: [2, 3] }] },
  });
  expect((await at.answers(slug)).map(({ code, value, status }) => [code, value, status])).toEqual([
    ['T1', '110', 'RECEIVED'],
    ['T2', '110', 'RECEIVED'],
    ['T1', '100', 'ACCEPTED'],
  ]);
});

test('a serial that looks like a formula is known with the apostrophe of the export and without it', async () => {
  await at.handIn(slug, [
    reading(1, { serial: '=1+1' }),
    reading(2, { serial: '=1+1' }),
    reading(3, { serial: "'=1+1" }),
  ]);
  await answers([line(1, { 3: "'=1+1" }), line(2, { 3: '=1+1' }), line(3, { 3: "'=1+1", 6: 'Не принято', 7: 'нет' })]);
  expect((await at.answers(slug)).map(({ status, refusal }) => [status, refusal])).toEqual([
    ['ACCEPTED', null],
    ['ACCEPTED', null],
    ['NOT_ACCEPTED', 'нет'],
  ]);
});

test('a second thought of the billing system replaces the first, and an accepted reading has no reason against it', async () => {
  await at.handIn(slug, [reading(1)]);
  await answers([line(1, { 6: 'Не принято', 7: 'Прибор не поверен' })]);
  expect(await at.answers(slug)).toMatchObject([{ status: 'NOT_ACCEPTED', refusal: 'Прибор не поверен' }]);
  await answers([line(1, { 7: 'осталось от прошлого раза' })]);
  expect(await at.answers(slug)).toMatchObject([{ status: 'ACCEPTED', refusal: null }]);
});

test('thousands of answers are joined with thousands of readings', async () => {
  for (let from = 0; from < 3000; from += 500)
    await at.handIn(
      slug,
      Array.from({ length: 500 }, (_, index) => reading(from + index)),
    );
  const report = await answers(Array.from({ length: 3000 }, (_, index) => line(index)));
  expect(report).toMatchObject({ rowsApplied: 3000 });
  expect(await statuses()).toEqual({ ACCEPTED: 3000 });
});
