import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { enrolStaff } from '../../server/admin/enrol-staff.ts';
import { writeAs } from '../../server/database/tenant-writer.ts';
import { askGraphql } from '../support/http.ts';
import { faultsOf } from './newcomer-visits.ts';
import { accountOf, ended, fillRest, payButton, Payers, payWith } from './pay-visitor.ts';
import { plain, settled } from './portal-visitor.ts';

vi.setConfig({ testTimeout: 120_000 });

let payers: Payers;
beforeAll(async () => {
  payers = await Payers.open();
}, 120_000);
afterAll(() => payers.close());

const slug = 'energosbyt';

/** What a member of the utility's staff asks its server. */
async function asStaff(query: string, variables: object = {}): Promise<any> {
  const { shared, port } = payers.portals.server;
  const { clock, orm, tenantIds, tenants, tokens } = shared;
  const tenantId = tenantIds.get(slug)!;
  const known = { login: `clerk-${randomUUID()}`, password: 'staff password' };
  const staffId = (await enrolStaff({ tenantId, clock, write: writeAs(orm, tenantId) }, known))!;
  const tenant = tenants.find((one) => one.slug === slug)!;
  const token = (await tokens.issueToStaff({ staffId }, tenant, 30)).accessToken;
  const { data, errors } = await askGraphql<any>(port, slug, query, { token, variables: { ...variables } });
  if (!data) throw new Error(JSON.stringify(errors));
  return data;
}

const answer = `mutation ($input: AnswerRefundRequestInput!) { answerRefundRequest(input: $input) { __typename } }`;

test('money is asked back, the request is followed, and what came of it stands in receipt, history and statement', async () => {
  const page = await payers.atPay(slug);
  const account = accountOf(page);
  const [first, ...others] = await page.locator('input[inputmode=decimal]').all();
  for (const other of others) await other.fill('');
  await first!.fill('100,50');
  await fillRest(page);
  await payButton(page).click();
  await payWith(page);
  await ended(page, 'Оплачено');
  const paidPage = page.url();
  await page.getByText('Если заплатили по ошибке').click();
  await page.getByRole('button', { name: 'Попросить вернуть деньги' }).click();
  const amount = page.getByLabel('Сколько вернуть');
  expect(await amount.evaluate((field) => field === document.activeElement)).toBe(true);
  await amount.fill('500');
  const send = page.getByRole('button', { name: 'Отправить заявление' });
  await send.click();
  await page.getByText('Вернуть можно не больше').waitFor();
  await page.getByText('Напишите, почему').waitFor();
  expect(await amount.evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await faultsOf(page)).toEqual([]);
  await amount.fill('40,20');
  await page.getByLabel('Почему').fill('Заплатили дважды');
  await send.click();
  await page.getByText(/Заявление на возврат 40,20.*получено/u).waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Ответим до');
  expect(await faultsOf(page)).toEqual([]);
  const { openRefundRequests } = await asStaff('{ openRefundRequests { nodes { id amount } } }');
  expect(openRefundRequests.nodes).toMatchObject([{ amount: '40.20' }]);
  const { id } = openRefundRequests.nodes[0];
  const given = await asStaff(answer, { input: { key: randomUUID(), id, accept: true, answer: 'Вернём на карту.' } });
  expect(given).toEqual({ answerRefundRequest: { __typename: 'RefundRequestAnswered' } });
  await page.goto(paidPage);
  await page.locator('main').getByText('Возвращено').waitFor();
  await page.getByText('Если заплатили по ошибке').click();
  await page.getByText(/Заявление на возврат 40,20.*принято/u).waitFor();
  await page.getByText('Вернём на карту.').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('link', { name: 'Квитанция об оплате' }).click();
  await page.getByText('Оплачено, часть денег возвращена').waitFor();
  const home = `${payers.portals.server.origin(slug)}/a/${encodeURIComponent(account)}`;
  await page.goto(`${home}/payments`);
  await page.getByText('возвращён частично').waitFor();
  await page.goto(`${home}/statement`);
  await page.getByText('Возврат на карту').waitFor();
  await settled(page);
  expect(plain(await page.locator('table').textContent())).toContain('+40,20');
  await page.context().close();
});
