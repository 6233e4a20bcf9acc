import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { barriers, chromiumPath, launch } from './testing/browser.ts';
import { buildBundle } from './testing/build-bundle.ts';
import { openShop, type ShopPage } from './testing/shop-page.ts';

const page = (name: string) =>
  readFileSync(new URL(`../../../examples/demo-shop/public/${name}`, import.meta.url), 'utf8');

describe.skipIf(!chromiumPath)('the theme editor of the demo shop', () => {
  let browser: Browser;
  let shop: ShopPage;

  beforeAll(async () => {
    browser = await launch();
  });
  afterEach(() => shop.close());
  afterAll(() => browser?.close());

  it('dresses the chat as one changes things, and gives the tag to paste', async () => {
    const bundle = await buildBundle();
    const pages = {
      '/': page('theme.html'),
      '/theme.js': page('theme.js'),
      '/shop/chat.js': page('shop/chat.js'),
    };
    shop = await openShop(browser, { bundle, pages, context: { locale: 'en', reducedMotion: 'reduce' } });
    const { tab } = shop;
    await tab.getByRole('dialog').waitFor();
    const brand = () =>
      tab.locator('zaine-chat').evaluate((chat) => getComputedStyle(chat).getPropertyValue('--zaine-brand'));
    await tab.getByLabel('Look').selectOption('porcelain');
    await expect.poll(brand).toBe('#1f5fa8');
    await tab.getByLabel('Brand colour').fill('#0a7f5a');
    await expect.poll(brand).toBe('#0a7f5a');
    await tab.getByLabel('Light or dark').selectOption('dark');
    await expect.poll(() => tab.locator('zaine-chat').getAttribute('theme')).toBe('dark');
    const snippet = await tab.locator('code').textContent();
    expect(snippet).toContain('data-look="porcelain"');
    expect(snippet).toContain('data-brand="#0a7f5a"');
    expect(snippet).toContain('data-theme="dark"');
    expect(await barriers(tab)).toEqual([]);
    expect(shop.complaints.filter((text) => !text.includes('404'))).toEqual([]);
  });
});
