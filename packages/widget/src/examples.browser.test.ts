import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';
import { expect, it } from 'vitest';
import { compileScript, parse } from 'vue/compiler-sfc';
import { inShop } from './testing/in-browser.ts';
import { bundlePage } from './testing/shop-page.ts';

const examples = new URL('../../../examples/', import.meta.url);
const page =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>A shop</title><body><main></main><script type="module" src="/app.js"></script></body></html>';

/** Single-file components, as Vue's own tools read them. */
const vueFiles: Plugin = {
  name: 'vue-files',
  setup(build) {
    build.onLoad({ filter: /\.vue$/ }, ({ path }) => {
      const { descriptor, errors } = parse(readFileSync(path, 'utf8'), { filename: path });
      if (errors.length) throw errors[0];
      const { content } = compileScript(descriptor, { id: 'zaine', inlineTemplate: true });
      return { contents: content, loader: 'ts' };
    });
  },
};

inShop('the examples', (shop) => {
  async function says(): Promise<void> {
    const { tab } = shop;
    const field = tab.getByRole('textbox', { name: 'Message' });
    await tab.getByRole('button', { name: 'Open chat' }).click();
    await field.fill('Hello');
    await field.press('Enter');
    await tab.getByText('回声：Hello').waitFor();
  }
  const connections = () => shop.server.open;

  it('Vue: one component, which speaks as its options say and leaves with it', async () => {
    const app = await bundlePage(
      `import { createApp, h, ref } from 'vue';
      import Zaine from '../../../../examples/vue/src/Zaine.vue';
      const locale = ref('en');
      const app = createApp({
        render: () => h(Zaine, { options: { site: 'demo', locale: locale.value }, onUnread: (count) => (window.unread = count) }),
      });
      app.mount('main');
      Object.assign(window, { speak: (to) => (locale.value = to), leave: () => app.unmount() });`,
      [vueFiles],
    );
    await shop.open({
      pages: { '/': page, '/app.js': app },
      context: { locale: 'en' },
    });
    await says();
    expect(await shop.tab.evaluate(() => localStorage.length)).toBeGreaterThan(0);
    await shop.tab.evaluate(() => (globalThis as unknown as { speak(to: string): void }).speak('de'));
    await shop.tab.getByRole('textbox', { name: 'Nachricht' }).waitFor();
    await shop.tab.evaluate(() => (globalThis as unknown as { leave(): void }).leave());
    await expect.poll(connections).toBe(0);
    expect(shop.complaints).toEqual([]);
  });

  it('React: one component, StrictMode included', async () => {
    const app = await bundlePage(`
      import { StrictMode } from 'react';
      import { createRoot } from 'react-dom/client';
      import { Zaine } from '../../../../examples/react/src/zaine.tsx';
      const root = createRoot(document.querySelector('main'));
      root.render(<StrictMode><Zaine site="demo" locale="en" /></StrictMode>);
      window.leave = () => root.unmount();`);
    await shop.open({
      pages: { '/': page, '/app.js': app },
      context: { locale: 'en' },
    });
    await says();
    expect(await shop.tab.locator('zaine-chat').count()).toBe(1);
    await shop.tab.evaluate(() => (globalThis as unknown as { leave(): void }).leave());
    await expect.poll(connections).toBe(0);
    expect(shop.complaints).toEqual([]);
  });

  it('plain: a page with its stub and one tag', async () => {
    const html = readFileSync(new URL('plain/index.html', examples), 'utf8');
    expect(html).toContain('http://127.0.0.1:8787/zaine.js');
    await shop.open({
      pages: { '/': html.replace('http://127.0.0.1:8787', '') },
      policy: "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'",
      context: { locale: 'en' },
    });
    await says();
    expect(shop.complaints).toEqual([]);
  });
});
