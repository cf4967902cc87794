import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openPortals, plain, type Portals, settled, signIn } from './portal-visitor.ts';

vi.setConfig({ testTimeout: 60_000 });

let portals: Portals;
beforeAll(async () => void (portals = await openPortals()), 120_000);
afterAll(() => portals.close());

test('a page of another release says in plain words to open it anew, and the new one works', async () => {
  const page = await portals.visit('elista');
  const home = await signIn(
    page,
    portals.residents.find(({ tenant }) => tenant === 'elista')!,
  );
  // As a page that was open when the portal was replaced: it asks for what the server does not know.
  await page.route('**/graphql', async (route) => {
    const asked = route.request().postData() ?? '';
    await route.continue({ postData: asked.replace(/\bbills\(/, 'billsOfYore(') });
  });
  await page.goto(`${home}/bills`);
  await page.getByText('Кабинет обновился. Обновите страницу.').waitFor();
  expect(plain(await page.locator('main').textContent())).not.toMatch(/Cannot query|billsOfYore/);
  await page.unroute('**/graphql');
  await page.getByRole('button', { name: 'Обновить страницу' }).click();
  await page.getByRole('link', { name: 'Октябрь 2026' }).waitFor();
  await settled(page);
  await page.context().close();
});
