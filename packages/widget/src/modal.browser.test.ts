import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { barriers } from './testing/browser.ts';
import { inShop } from './testing/in-browser.ts';

declare const zaine: (command: string, ...args: unknown[]) => Promise<unknown>;

const page = `<!doctype html><html lang="zh-CN"><head><title>木禾生活</title><script src="/zaine.js" data-site="demo"></script></head>
<body><main><h1>木禾生活</h1><a href="/other">别处</a><p>${'很长的一页。<br>'.repeat(200)}</p></main></body><aside id="own"></aside></html>`;
const phone = { width: 390, height: 780 };
const desktop = { width: 1280, height: 780 };

inShop('the window on a phone', (shop) => {
  let tab: Page;

  async function visit(viewport: typeof phone): Promise<void> {
    await shop.open({
      pages: { '/': page },
      context: { viewport, hasTouch: true, reducedMotion: 'reduce' },
    });
    tab = shop.tab;
    await tab.evaluate(() => {
      // Beside the body, as frameworks put them there: one that the shop keeps inert, and one that it does not.
      const quiet = Object.assign(document.createElement('div'), { id: 'quiet', inert: true });
      document.documentElement.append(quiet, Object.assign(document.createElement('div'), { id: 'loud' }));
    });
    await tab.evaluate(() => zaine('open'));
    await tab.getByRole('dialog').waitFor();
  }

  /** What of the page is out of reach, whether it scrolls, and whether the window says so. */
  const state = () =>
    tab.evaluate(() => {
      const panel = document.querySelector('zaine-chat')?.shadowRoot?.querySelector('zaine-panel');
      scrollTo(0, 0);
      return {
        inert: [...document.querySelectorAll('[inert]')].map(({ id, localName }) => id || localName),
        locked: getComputedStyle(document.documentElement).overflowY === 'hidden',
        modal: panel?.shadowRoot?.querySelector('[role=dialog]')?.getAttribute('aria-modal') ?? null,
      };
    });
  const free = { inert: ['quiet'], locked: false, modal: null };
  const held = { inert: ['head', 'body', 'quiet', 'loud'], locked: true, modal: 'true' };

  it('is a dialog that nothing behind can be reached from, and has no barriers', async () => {
    await visit(phone);
    expect(await state()).toEqual(held);
    expect(await barriers(tab)).toEqual([]);
    for (let step = 0; step < 12; step++) {
      await tab.keyboard.press('Tab');
      const at = await tab.evaluate(() => document.activeElement?.localName);
      // The body stands for the browser's own controls, to which the keyboard goes on.
      expect(['zaine-chat', 'body']).toContain(at);
    }
    await tab.mouse.move(200, 40);
    await tab.mouse.wheel(0, 600);
    expect(await tab.evaluate(() => scrollY)).toBe(0);
  });

  it.each([
    ['it is closed', () => tab.evaluate(() => zaine('close'))],
    ['it is hidden', () => tab.evaluate(() => zaine('hide'))],
    [
      'the page hides it',
      () => tab.evaluate(() => document.querySelector('zaine-chat')?.setAttribute('hidden', '')),
    ],
    ['it is destroyed', () => tab.evaluate(() => zaine('destroy'))],
    ['the screen grows', () => tab.setViewportSize(desktop)],
  ])('lets the page go when %s', async (_what, act) => {
    await visit(phone);
    expect((await state()).locked).toBe(true);
    await act();
    await expect.poll(state).toEqual(free);
  });

  it('is the same again after hide and show, and when the screen shrinks', async () => {
    await visit(desktop);
    expect(await state()).toEqual(free);
    await tab.setViewportSize(phone);
    await expect.poll(state).toEqual(held);
    await tab.evaluate(() => zaine('hide'));
    await expect.poll(state).toEqual(free);
    await tab.evaluate(() => zaine('show'));
    await expect.poll(state).toEqual(held);
  });
});
