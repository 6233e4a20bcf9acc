import { expect, it } from 'vitest';
import { inShop } from './testing/in-browser.ts';

/** What of the launcher a shopper sees in a frame: ground, mark, how round it is, and where it stands. */
type Frame = { ground: string; mark: string; radius: string; x: number; y: number };
declare const frames: Frame[];

/** Looks at the launcher in every frame, the loader's as well as the widget's. */
function watch(): void {
  const frames: Frame[] = [];
  // Another chat stands below.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { margin: 0 } zaine-chat { --zaine-offset-y: 72px }');
  document.adoptedStyleSheets = [sheet];
  Object.assign(globalThis, { frames });
  const look = () => {
    const root = document.querySelector('zaine-chat')?.shadowRoot;
    const button =
      root?.querySelector('button') ??
      root?.querySelector('zaine-launcher')?.shadowRoot?.querySelector('button');
    if (button) {
      const { backgroundColor: ground, color: mark, borderTopLeftRadius: radius } = getComputedStyle(button);
      const { x, y } = button.getBoundingClientRect();
      frames.push({ ground, mark, radius, x, y });
    }
    requestAnimationFrame(look);
  };
  look();
}

inShop('the launcher', (shop) => {
  async function seen(attributes: string, colorScheme: 'light' | 'dark'): Promise<Frame[]> {
    const html = `<!doctype html><html lang="zh-CN"><body><h1>木禾</h1><script src="/zaine.js" data-site="demo" ${attributes} async></script></body></html>`;
    await shop.open({
      pages: { '/': html },
      context: { colorScheme, reducedMotion: 'reduce' },
      before: watch,
    });
    const { tab } = shop;
    const chat = tab.locator('zaine-chat');
    await chat.getByRole('button').waitFor();
    await expect.poll(() => tab.evaluate(() => frames.length)).toBeGreaterThan(2);
    await chat.getByRole('button').hover();
    await tab.waitForFunction(() =>
      document.querySelector('zaine-chat')?.shadowRoot?.querySelector('zaine-launcher'),
    );
    const drawn = await tab.evaluate(() => frames.length);
    await expect.poll(() => tab.evaluate(() => frames.length)).toBeGreaterThan(drawn + 10);
    const all = await tab.evaluate(() => frames);
    return [...new Map(all.map((frame) => [JSON.stringify(frame), frame])).values()];
  }

  it.each([
    ['', 'rgb(180, 71, 46)', '18px'],
    ['data-look="porcelain"', 'rgb(31, 95, 168)', '23.4px'],
    ['data-look="ink" data-brand="#2f5d50"', 'rgb(47, 93, 80)', '5.4px'],
    ['data-brand="#fc3" data-position="left"', 'rgb(255, 204, 51)', '18px'],
  ])('looks from its first frame on as the widget will have it: %s', async (attributes, ground, radius) => {
    const [light, ...more] = await seen(attributes, 'light');
    expect(more).toEqual([]);
    const y = (shop.tab.viewportSize()?.height ?? 0) - 56 - 24 - 72;
    expect(light).toMatchObject({ ground, radius, y });
    const [dark, ...others] = await seen(attributes, 'dark');
    expect(others).toEqual([]);
    expect(dark?.radius).toBe(radius);
  });
});
