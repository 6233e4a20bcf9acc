import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { barriers } from './testing/browser.ts';
import { inShop } from './testing/in-browser.ts';

const page = (name: string) =>
  readFileSync(new URL(`../../../examples/demo-shop/public/${name}`, import.meta.url), 'utf8');

inShop('the theme editor of the demo shop', (shop) => {
  it('dresses the chat as one changes things, and gives the tag to paste', async () => {
    const pages = {
      '/': page('theme.html'),
      '/theme.js': page('theme.js'),
      '/shop/chat.js': page('shop/chat.js'),
    };
    await shop.open({ pages, context: { locale: 'en', reducedMotion: 'reduce' } });
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
