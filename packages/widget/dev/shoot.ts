// Pictures of the widget in every state: npx tsx packages/widget/dev/shoot.ts FOLDER [state…]
// FORMATS, LOCALES and THEMES narrow the choice (FORMATS=phone,small), BRAND, LOOK and SCALE change what it looks like.
import { mkdirSync } from 'node:fs';
import { launch } from '../src/testing/browser.ts';
import { galleryFiles, openGallery, show } from './gallery-page.ts';
import { states } from './states.ts';

const { BRAND = '', FORMATS, LOCALES, LOOK = '', SCALE = '1', THEMES } = process.env;
const [folder = 'gallery', ...wanted] = process.argv.slice(2);
const formats = {
  panel: { width: 500, height: 756 },
  phone: { width: 375, height: 780 },
  small: { width: 320, height: 640 },
};
const only = <T extends string>(chosen: string | undefined, all: T[]): T[] =>
  chosen ? (chosen.split(',') as T[]) : all;

mkdirSync(folder, { recursive: true });
const [browser, files] = await Promise.all([launch(), galleryFiles()]);
for (const format of only(FORMATS, Object.keys(formats) as (keyof typeof formats)[]))
  for (const locale of only(LOCALES, ['zh-CN', 'en']))
    for (const theme of only(THEMES, ['light', 'dark'])) {
      const look = { ...formats[format], locale, theme, brand: BRAND, look: LOOK, scale: Number(SCALE) };
      const page = await openGallery(browser, files, look);
      page.on('pageerror', (error) => console.error(error));
      for (const name of wanted.length ? wanted : Object.keys(states(true))) {
        await show(page, name, look);
        await page.waitForLoadState('networkidle');
        await page.screenshot({ path: `${folder}/${name}-${format}-${locale.slice(0, 2)}-${theme}.png` });
      }
      await page.close();
    }
await browser.close();
