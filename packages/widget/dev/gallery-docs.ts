// Pictures of the widget for docs/gallery.md: npx tsx --conditions=@zaine/source packages/widget/dev/gallery-docs.ts
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launch } from '../src/testing/browser.ts';
import { galleryFiles, type Look, openGallery, show } from './gallery-page.ts';
import { states } from './states.ts';

const docs = fileURLToPath(new URL('../../../docs/', import.meta.url));
const folder = `${docs}images/gallery`;
const size = { width: 432, height: 736 };
const other: [title: string, look: Look][] = [
  ['Dark', { ...size, locale: 'zh-CN', theme: 'dark' }],
  ['Porcelain', { ...size, locale: 'en', theme: 'light', look: 'porcelain' }],
  ['Porcelain, dark', { ...size, locale: 'de', theme: 'dark', look: 'porcelain' }],
  ['Ink', { ...size, locale: 'ja', theme: 'light', look: 'ink' }],
  ['العربية', { ...size, locale: 'ar', theme: 'light' }],
  ['320 px', { locale: 'en', theme: 'light', width: 320, height: 568 }],
];

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const [browser, files] = await Promise.all([launch(), galleryFiles()]);

async function take(name: string, state: string, look: Look): Promise<string> {
  const page = await openGallery(browser, files, look);
  await show(page, state, look);
  await page.waitForLoadState('networkidle');
  const file = `${name}.jpg`;
  await page.screenshot({ path: `${folder}/${file}`, type: 'jpeg', quality: 72 });
  await page.close();
  return `<img src="images/gallery/${file}" alt="${state}, ${look.locale}" width="280">`;
}

const rows: string[] = [];
for (const state of Object.keys(states(true))) {
  const both = [];
  for (const locale of ['zh-CN', 'en'])
    both.push(await take(`${state}-${locale.slice(0, 2)}`, state, { ...size, locale, theme: 'light' }));
  rows.push(`| ${state} | ${both.join(' | ')} |`);
}
const looks: string[] = [];
for (const [index, [title, look]] of other.entries())
  looks.push(
    `| ${title} | ${await take(`look-${index}`, 'parcel', look)} | ${await take(`look-${index}-agent`, 'agent', look)} |`,
  );
await browser.close();
writeFileSync(
  `${docs}gallery.md`,
  `<!-- Made by packages/widget/dev/gallery-docs.ts from the real widget. -->
# Gallery

Every state of the widget, drawn by the widget itself.

| | 中文 | English |
|---|---|---|
${rows.join('\n')}

Other looks, on a parcel's way and with a person.

| | | |
|---|---|---|
${looks.join('\n')}
`,
);
