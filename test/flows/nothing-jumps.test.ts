import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openPortals, type Portals, settled, signIn } from './portal-visitor.ts';

vi.setConfig({ testTimeout: 120_000 });

let portals: Portals;
beforeAll(async () => void (portals = await openPortals()), 120_000);
afterAll(() => portals.close());

const desk = { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false, deviceScaleFactor: 1 };

test.each([
  ['kaluga', 'a phone', {}],
  ['energosbyt', 'a phone', {}],
  ['elista', 'a phone', {}],
  ['stk', 'a phone', {}],
  ['kaluga', 'a desk', desk],
  ['energosbyt', 'a desk', desk],
])('at %s on %s the page beneath stays where it is when the accounts come late', async (slug, _, options) => {
  const page = await portals.visit(slug, { ...options, reducedMotion: 'reduce' });
  const home = await signIn(
    page,
    portals.residents.find(({ tenant }) => tenant === slug)!,
  );
  const { promise: late, resolve: come } = Promise.withResolvers<void>();
  await page.route('**/graphql', async (route) => {
    if ((route.request().postData() ?? '').includes('query ViewerAccounts')) await late;
    await route.continue();
  });
  await page.goto(`${home}/bills`);
  const heading = page.getByRole('heading', { level: 1 });
  await heading.waitFor();
  expect(await page.locator('main .bone').first().isVisible()).toBe(true);
  const place = await heading.boundingBox();
  come();
  await page
    .locator('main')
    .getByText(/^(?:Лицевой счёт|Платёжный код)/)
    .first()
    .waitFor();
  await settled(page);
  expect((await heading.boundingBox())!.y).toBe(place!.y);
  await page.context().close();
});
