// Pictures of the widget in every state: node packages/widget/dev/shoot.mjs FOLDER [state…]
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';

const here = new URL('.', import.meta.url);
const [folder = 'gallery', ...wanted] = process.argv.slice(2);
const formats = {
  panel: { width: 500, height: 756 },
  phone: { width: 375, height: 780 },
  small: { width: 320, height: 640 },
};
const page =
  '<!doctype html><meta name=viewport content="width=device-width"><style>html{background:#f4f2ee}html.dark{background:#2c2a27}</style><body><script type=module src=/gallery.js></script>';

const bundle = await build({
  entryPoints: [fileURLToPath(new URL('gallery.ts', here))],
  bundle: true,
  write: false,
  format: 'esm',
  target: 'es2022',
  conditions: ['@zaine/source', 'production'],
});
const files = new Map([
  ['/', ['text/html', page]],
  ['/gallery.js', ['text/javascript', bundle.outputFiles[0].text]],
  ...['mugs', 'tote', 'napkin'].map((name) => [
    `/pictures/${name}.svg`,
    ['image/svg+xml', readFileSync(new URL(`pictures/${name}.svg`, here), 'utf8')],
  ]),
]);

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ],
});
const only = (list, all) => (list ? list.split(',') : all);
const names = wanted.length
  ? wanted
  : [
      'home',
      'guest',
      'parcel',
      'order',
      'unshipped',
      'accident',
      'delivered',
      'bubbles',
      'agent',
      'queue',
      'nobody',
      'rating',
      'rated',
      'failed',
      'offline',
      'article',
      'case',
      'products',
      'form',
      'written',
      'unread',
      'launcher',
    ];
for (const format of only(process.env.FORMATS, Object.keys(formats)))
  for (const locale of only(process.env.LOCALES, ['zh-CN', 'en']))
    for (const theme of only(process.env.THEMES, ['light', 'dark'])) {
      const context = await browser.newContext({
        viewport: formats[format],
        deviceScaleFactor: Number(process.env.SCALE ?? 1),
        timezoneId: 'Asia/Shanghai',
        locale,
        reducedMotion: 'reduce',
      });
      await context.route('**/*', (route) => {
        const [contentType, body] = files.get(new URL(route.request().url()).pathname) ?? ['text/plain', ''];
        return route.fulfill({ contentType, body });
      });
      const tab = await context.newPage();
      tab.on('pageerror', (error) => console.error(error));
      await tab.clock.setFixedTime(new Date('2026-11-24T10:32:00+08:00'));
      for (const name of names) {
        await tab.goto('http://shop.test/');
        await tab.waitForFunction(() => 'show' in globalThis);
        await tab.evaluate(
          ([state, options]) => {
            document.documentElement.className = options.theme;
            document.documentElement.lang = options.locale;
            return globalThis.show(state, options);
          },
          [name, { locale, theme, brand: process.env.BRAND ?? '' }],
        );
        await tab.waitForLoadState('networkidle');
        await tab.waitForTimeout(80);
        await tab.screenshot({ path: `${folder}/${name}-${format}-${locale.slice(0, 2)}-${theme}.png` });
      }
      await context.close();
    }
await browser.close();
