import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openPortals, type Portals, settled, signIn } from './portal-visitor.ts';

vi.setConfig({ testTimeout: 120_000 });

let portals: Portals;
beforeAll(async () => void (portals = await openPortals()), 120_000);
afterAll(() => portals.close());

async function onNarrowestPhone(slug: string, path: string): Promise<Page> {
  const page = await portals.visit(slug, { viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' });
  const home = await signIn(
    page,
    portals.residents.find(({ tenant }) => tenant === slug)!,
  );
  await page.goto(home + path);
  await settled(page);
  return page;
}

test('on the narrowest phone no word of the legend is broken', async () => {
  const page = await onNarrowestPhone('energosbyt', '/bills/2026-10');
  const legend = page.getByRole('list', { name: 'Начислено по услугам и доля каждой' });
  const broken = await legend.evaluate((list) => {
    const words: string[] = [];
    const texts = document.createTreeWalker(list, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode())
      for (const { index, 0: word } of (text.textContent ?? '').matchAll(/[^\s\u00A0]+/g)) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        if (range.getClientRects().length > 1) words.push(word);
      }
    return words;
  });
  expect(broken).toEqual([]);
  expect(await legend.textContent()).toContain('Электроснабжение ОДН');
  await page.context().close();
});

test('on the narrowest phone names of months beneath a chart stand apart, the newest among them', async () => {
  const page = await onNarrowestPhone('kaluga', '/consumption');
  const names = await page
    .getByRole('img', { name: /по месяцам/ })
    .locator('text[text-anchor=middle]')
    .evaluateAll((texts) =>
      texts
        .map((text) => ({ name: text.textContent, box: text.getBoundingClientRect() }))
        .map(({ name, box }) => ({
          name,
          left: box.left,
          right: box.right,
        })),
    );
  expect(names.at(-1)?.name).toBe('окт');
  expect(names.length).toBeGreaterThan(4);
  const touching = names.filter(({ left }, index) => index > 0 && left - names[index - 1]!.right < 2);
  expect(touching).toEqual([]);
  const tab = await page.getByRole('link', { name: 'Потребление', exact: true }).boundingBox();
  expect(tab!.x + tab!.width).toBeLessThanOrEqual(320);
  await page.context().close();
});
