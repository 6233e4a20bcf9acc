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
/** What each state shows. */
const captions: Record<string, string> = {
  home: 'A customer is greeted by name and sees the latest orders.',
  guest: 'A guest sees what others ask.',
  parcel: 'A parcel on its way is a line of stops, the day it comes on top.',
  order: 'An order and its parcel, out for delivery.',
  unshipped: 'An order that has not left yet, and what can be done about it.',
  accident: 'A parcel that is held up says so, and what the shop offers.',
  delivered: 'A parcel that has come, and the order it was in.',
  bubbles: 'What was said on two days, and a message that was removed.',
  agent: 'A person has joined and is typing.',
  queue: 'How many wait before the shopper, and for how long.',
  nobody: 'Nobody is at the desk; the message is kept.',
  rating: 'Once a talk has ended it can be rated.',
  rated: 'A rating was given.',
  failed: 'One message was not sent, the next is on its way.',
  offline: 'Without a network, messages wait and go later.',
  article: 'An article of the shop, folded where it is long.',
  case: 'A return and an exchange, and how far they have come.',
  products: 'Two products stand side by side.',
  parcels: 'Two parcels of one order are swiped through.',
  shelf: 'So are three products and more.',
  introduction: 'A shop may ask a few words first.',
  menu: 'The menu in the head of the window.',
  emoji: 'Emoji stand above the field.',
  refused: 'The server could not be reached.',
  form: 'A form in the conversation.',
  written: 'Answers to tap, while another is being written.',
  photoChosen: 'A photo was chosen and goes with the next message.',
  photoGoing: 'The photo is being sent.',
  photoFailed: 'The photo did not get through and can be sent again.',
  photoSent: 'The photo in the conversation.',
  unread: 'The window is closed and somebody has answered.',
  launcher: 'The launcher.',
};

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

/** A state without a sentence is not shown. */
function caption(state: string): string {
  const said = captions[state];
  if (!said) throw new Error(`What does the state ${state} show?`);
  return said;
}

const titleOf = (look: Look): string => {
  const [title = 'Its own window'] =
    [...sides.map(([name, , each]) => [name, each] as const), ...other].find(([, each]) => each === look) ??
    [];
  return title;
};

const pages = new Map<Look, Page>();
async function take(name: string, state: string, look: Look): Promise<string> {
  const page = pages.get(look) ?? (await openGallery(browser, files, look));
  pages.set(look, page);
  await show(page, state, look);
  await page.waitForLoadState('networkidle');
  // A button that has just become ready is still changing its colour.
  await page.waitForTimeout(130);
  const file = `${name}.jpg`;
  await page.screenshot({ path: `${folder}/${file}`, type: 'jpeg', quality: 64 });
  return `<img src="images/gallery/${file}" alt="${caption(state)} ${titleOf(look)}." width="210">`;
}

const rows: string[] = [];
for (const state of Object.keys(states(true))) {
  const all = [];
  for (const [, file, look] of sides) all.push(await take(`${state}-${file}`, state, look));
  rows.push(`| ${caption(state)} | ${all.join(' | ')} |`);
}
const shown = ['parcel', 'agent', 'case'];
const looks: string[] = [];
for (const [index, [title, look]] of other.entries()) {
  const all = [];
  for (const state of shown) all.push(await take(`look-${index}-${state}`, state, look));
  looks.push(`| ${title} | ${all.join(' | ')} |`);
}
const own: Look = { ...light, locale: 'zh-CN', width: 420, height: 720, alone: true };
const alone = [
  await take('window-zh', 'parcel', own),
  await take('window-en', 'agent', { ...own, locale: 'en' }),
];
await browser.close();
writeFileSync(
  `${docs}gallery.md`,
  `<!-- Made by packages/widget/dev/gallery-docs.ts from the real widget. -->
# Gallery

Every state of the widget, drawn by the widget itself.

| | ${sides.map(([title]) => title).join(' | ')} |
|---|${sides.map(() => '---|').join('')}
${rows.join('\n')}

Other looks and languages.

| | ${shown.map(caption).join(' | ')} |
|---|---|---|---|
${looks.join('\n')}

On a desktop the conversation can move to a window of its own, which stays when the shopper leaves the page.

| | |
|---|---|
| ${alone.join(' | ')} |
`,
);
