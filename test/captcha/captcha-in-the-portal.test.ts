import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPortals, plain, type Portals, settled } from '../flows/portal-visitor.ts';

let portals: Portals;
beforeAll(async () => void (portals = await openPortals()), 120_000);
afterAll(() => portals.close());

const resident = () => portals.residents.find(({ tenant }) => tenant === 'energosbyt')!;

/** Operations a page sends, with what they carry. */
function sentBy(page: Page): { name: string; captcha: boolean }[] {
  const sent: { name: string; captcha: boolean }[] = [];
  page.on('request', (request) => {
    if (!request.url().endsWith('/graphql')) return;
    const { operationName, variables } = request.postDataJSON() as {
      operationName: string;
      variables?: { input?: { captcha?: string } };
    };
    sent.push({ name: operationName, captcha: variables?.input?.captcha !== undefined });
  });
  return sent;
}

const typeIn = async (page: Page, password: string): Promise<void> => {
  const focused = () => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name);
  while ((await focused()) !== 'username') await page.keyboard.press('Tab');
  await page.keyboard.type(resident().login);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
};

test('one signs in with the keyboard alone: the check goes on while one types and asks nothing', async () => {
  const page = await portals.visit('energosbyt', { viewport: { width: 1280, height: 800 } });
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  const sent = sentBy(page);
  await page.getByRole('heading', { name: 'Вход' }).waitFor();
  await typeIn(page, resident().password);
  await page.waitForURL(/\/a\//);
  await settled(page);
  const tries = sent.filter(({ name }) => name === 'SignIn');
  expect(sent.map(({ name }) => name)).toContain('CaptchaChallenge');
  expect(tries).toEqual([{ name: 'SignIn', captcha: true }]);
  expect(errors).toEqual([]);
  await page.context().close();
});

test('a challenge that could not be had ahead is solved when the server asks for it', async () => {
  const page = await portals.visit('energosbyt');
  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes('CaptchaChallenge') ? route.abort() : route.continue(),
  );
  const sent = sentBy(page);
  await page.getByRole('heading', { name: 'Вход' }).waitFor();
  await typeIn(page, resident().password);
  await page.waitForURL(/\/a\//);
  expect(sent.filter(({ name }) => name === 'SignIn')).toEqual([
    { name: 'SignIn', captcha: false },
    { name: 'SignIn', captcha: true },
  ]);
  await page.context().close();
});

test('who waits for the check is told so, and nothing moves; a wrong password is told as ever', async () => {
  const page = await portals.visit('energosbyt');
  await page.getByRole('heading', { name: 'Вход' }).waitFor();
  let goOn = (): void => undefined;
  const held = new Promise<void>((resolve) => void (goOn = resolve));
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('CaptchaChallenge')) await held;
    await route.continue();
  });
  const place = () => page.getByRole('button', { name: 'Войти' }).boundingBox();
  const before = await place();
  await typeIn(page, 'wrong password');
  const status = page.locator('form [role=status]');
  await status.filter({ hasText: 'Проверяем, что вы не робот…' }).waitFor();
  expect(await place()).toEqual(before);
  await page.screenshot({ path: '/tmp/shots/captcha-360.png' });
  goOn();
  await page.getByRole('alert').waitFor();
  expect(plain(await page.getByRole('alert').textContent())).toMatch(/Войти не получилось/);
  expect(plain(await status.textContent())).toBe('');
  // The next try has a captcha of its own.
  await page.locator('input[name=password]').fill(resident().password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/a\//);
  await page.context().close();
});

test('where no captcha is asked the form has no line for it, and asks the server for none', async () => {
  const page = await portals.visit('kaluga');
  const sent = sentBy(page);
  await page.locator('input[name=username]').fill('100000004');
  expect(await page.locator('form [role=status]').count()).toBe(0);
  expect(sent.map(({ name }) => name)).not.toContain('CaptchaChallenge');
  await page.context().close();
});
