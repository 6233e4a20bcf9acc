// Pictures of the widget for docs/gallery.md: npx tsx --conditions=@zaine/source packages/widget/dev/gallery-docs.ts
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { launch } from '../src/testing/browser.ts';
import { galleryFiles, type Look, openGallery, show } from './gallery-page.ts';
import { states } from './states.ts';

const docs = fileURLToPath(new URL('../../../docs/', import.meta.url));
const folder = `${docs}images/gallery`;
const desktop = { width: 500, height: 756 };
const phone = { width: 390, height: 736 };
const light = { theme: 'light' } as const;
const sides: [title: string, file: string, look: Look][] = [
  ['中文', 'zh', { ...desktop, ...light, locale: 'zh-CN' }],
  ['中文，390 px', 'zh-phone', { ...phone, ...light, locale: 'zh-CN' }],
  ['English', 'en', { ...desktop, ...light, locale: 'en' }],
  ['English, 390 px', 'en-phone', { ...phone, ...light, locale: 'en' }],
];
const other: [title: string, look: Look][] = [
  ['Dark', { ...phone, locale: 'zh-CN', theme: 'dark' }],
  ['Porcelain', { ...phone, ...light, locale: 'en', look: 'porcelain' }],
  ['Porcelain, dark', { ...phone, locale: 'de', theme: 'dark', look: 'porcelain' }],
  ['Ink', { ...phone, ...light, locale: 'ja', look: 'ink' }],
  ['العربية', { ...phone, ...light, locale: 'ar' }],
  ['The system’s colours', { ...phone, locale: 'zh-CN', theme: 'dark', asks: { forcedColors: 'active' } }],
  ['More contrast', { ...phone, ...light, locale: 'en', asks: { contrast: 'more' } }],
  ['320 px', { ...light, locale: 'en', width: 320, height: 568 }],
];

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const [browser, files] = await Promise.all([launch(), galleryFiles()]);

const pages = new Map<Look, Page>();
async function take(name: string, state: string, look: Look): Promise<string> {
  const page = pages.get(look) ?? (await openGallery(browser, files, look));
  pages.set(look, page);
  await show(page, state, look);
  await page.waitForLoadState('networkidle');
  const file = `${name}.jpg`;
  await page.screenshot({ path: `${folder}/${file}`, type: 'jpeg', quality: 64 });
  return `<img src="images/gallery/${file}" alt="${state}, ${look.locale}, ${look.width} px" width="210">`;
}

const rows: string[] = [];
for (const state of Object.keys(states(true))) {
  const all = [];
  for (const [, file, look] of sides) all.push(await take(`${state}-${file}`, state, look));
  rows.push(`| ${state} | ${all.join(' | ')} |`);
}
const looks: string[] = [];
for (const [index, [title, look]] of other.entries()) {
  const all = [];
  for (const state of ['parcel', 'agent', 'case'])
    all.push(await take(`look-${index}-${state}`, state, look));
  looks.push(`| ${title} | ${all.join(' | ')} |`);
}
await browser.close();
writeFileSync(
  `${docs}gallery.md`,
  `<!-- Made by packages/widget/dev/gallery-docs.ts from the real widget. -->
# Gallery

Every state of the widget, drawn by the widget itself.

| | ${sides.map(([title]) => title).join(' | ')} |
|---|${sides.map(() => '---|').join('')}
${rows.join('\n')}

Other looks: a parcel on its way, a person, a return.

| | | | |
|---|---|---|---|
${looks.join('\n')}
`,
);
