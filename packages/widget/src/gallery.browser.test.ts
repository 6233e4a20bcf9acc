import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { galleryFiles, type Look, openGallery, show } from '../dev/gallery-page.ts';
import { states } from '../dev/states.ts';
import { barriers, styleAttributes } from './testing/browser.ts';
import { inBrowser } from './testing/in-browser.ts';

/** What has round corners, circles excepted: shapes of their own, whatever the shop's corners are. */
const roundCorners = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const within = (root: ParentNode): string[] =>
      [...root.querySelectorAll('*')].flatMap((element) => {
        const { borderTopLeftRadius: one, borderBottomRightRadius: other } = getComputedStyle(element);
        const round = [one, other].some((corner) => corner !== '0px' && corner !== '50%');
        const name = `round: ${element.localName}.${element.getAttribute('class')} ${one}`;
        return [...(round ? [name] : []), ...(element.shadowRoot ? within(element.shadowRoot) : [])];
      });
    return within(document);
  });

inBrowser('every state of the widget', (browser) => {
  let files: Awaited<ReturnType<typeof galleryFiles>>;

  beforeAll(async () => {
    files = await galleryFiles();
  });

  const looks: [string, Look][] = [
    ['light, in Chinese', { locale: 'zh-CN', theme: 'light', width: 500, height: 756 }],
    ['dark, in English, on a phone', { locale: 'en', theme: 'dark', width: 320, height: 640 }],
    [
      'porcelain, dark, in German',
      { locale: 'de', theme: 'dark', width: 500, height: 756, look: 'porcelain' },
    ],
    [
      'ink, light, in Arabic from right to left',
      { locale: 'ar', theme: 'light', width: 500, height: 756, look: 'ink' },
    ],
    [
      'porcelain, light, a phone at 200 %',
      { locale: 'zh-TW', theme: 'light', width: 320, height: 400, look: 'porcelain', scale: 2 },
    ],
    ['ink, dark, in Japanese', { locale: 'ja', theme: 'dark', width: 500, height: 756, look: 'ink' }],
    [
      'light, yellow, square',
      { locale: 'en', theme: 'light', width: 500, height: 756, brand: '#F0C24B', radius: 0 },
    ],
  ];

  it.concurrent.each(looks)(
    'is without barriers and without style attributes: %s',
    async (_name, look) => {
      const page = await openGallery(browser(), files, look);
      const found: string[] = [];
      for (const name of Object.keys(states(true))) {
        await show(page, name, look);
        const wrong = [...(await barriers(page)), ...(await styleAttributes(page))];
        if (look.radius === 0) wrong.push(...(await roundCorners(page)));
        found.push(...wrong.map((problem) => `${name}: ${problem}`));
      }
      await page.close();
      expect(found).toEqual([]);
    },
    120_000,
  );
});
