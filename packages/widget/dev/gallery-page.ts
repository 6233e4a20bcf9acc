import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { now } from './states.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const html = `<!doctype html><html lang="en"><title>Gallery</title><meta name="viewport" content="width=device-width">
<style>h1{position:absolute;clip-path:inset(50%)}html{background:#f4f2ee}html.dark{background:#2c2a27}</style><body><main><h1>Muhe Living</h1></main><script type="module" src="/gallery.js"></script>`;

/** How a state is looked at. */
export interface Look {
  locale: string;
  theme: 'light' | 'dark';
  width: number;
  height: number;
  scale?: number;
  brand?: string;
  look?: string;
  /** How round corners are, 1 by default. */
  radius?: number;
  /** True for a window of its own. */
  alone?: boolean;
  /** What the system asks for: its own colours, or more contrast. */
  asks?: { forcedColors: 'active' } | { contrast: 'more' };
}

/** What the gallery's page is made of, by path: content type and content. */
export async function galleryFiles(): Promise<Map<string, [type: string, content: string]>> {
  const { outputFiles } = await build({
    entryPoints: [at('gallery.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['@zaine/source', 'production'],
  });
  const drawing = 'image/svg+xml';
  const picture = (name: string): [string, [string, string]] => [
    `/pictures/${name}.svg`,
    [drawing, readFileSync(at(`pictures/${name}.svg`), 'utf8')],
  ];
  return new Map([
    ['/', ['text/html', html]],
    ['/gallery.js', ['text/javascript', outputFiles[0]?.text ?? '']],
    ...['mugs', 'tote', 'napkin'].map(picture),
    // A photo has a size of its own.
    ['/v1/files/f1', [drawing, picture('mugs')[1][1].replace('<svg ', '<svg width="200" height="200" ')]],
  ]);
}

/** Opens an empty gallery; {@link show} puts a state into it. */
export async function openGallery(
  browser: Browser,
  files: Map<string, [string, string]>,
  look: Look,
): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: look.width, height: look.height },
    deviceScaleFactor: look.scale ?? 1,
    timezoneId: 'Asia/Shanghai',
    locale: look.locale,
    reducedMotion: 'reduce',
    colorScheme: look.theme,
    ...look.asks,
  });
  await page.route('**/*', (route) => {
    const [contentType, body] = files.get(new URL(route.request().url()).pathname) ?? ['text/plain', ''];
    return route.fulfill({ contentType, body });
  });
  await page.clock.setFixedTime(new Date(now));
  await page.goto('http://shop.test/');
  await page.waitForFunction(() => 'show' in globalThis);
  return page;
}

/** Shows one state in place of the one before and waits until it stands still. */
export async function show(page: Page, name: string, look: Look): Promise<void> {
  await page.evaluate(
    ([state, { locale, theme, brand = '', look = '', radius = '', alone = '' }]) => {
      document.documentElement.className = theme;
      document.documentElement.lang = locale;
      return (globalThis as unknown as { show: (name: string, look: object) => Promise<void> }).show(state, {
        locale,
        theme,
        brand,
        look,
        radius: String(radius),
        alone: String(alone),
      });
    },
    [name, look] as const,
  );
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
}
