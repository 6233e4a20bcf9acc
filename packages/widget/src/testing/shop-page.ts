import { build, type Plugin } from 'esbuild';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type Script, type ScriptedServer, type ServedFile, startScriptedServer } from './scripted-server.ts';

/** A page of a shop in a real browser, with everything that went wrong on it. */
export interface ShopPage {
  tab: Page;
  server: ScriptedServer;
  complaints: string[];
  close(): Promise<void>;
}

/** What a page is made of. */
export interface ShopPageOptions {
  /** What `buildBundle` built. */
  bundle: Map<string, string>;
  /** By path: HTML pages, or scripts where the path ends in `.js`. */
  pages: Record<string, string>;
  policy?: string;
  /** What the bot answers to a text; an echo by default. */
  script?: Script;
  context?: BrowserContextOptions;
  /** Runs before any script of the page. */
  before?: () => void;
}

/** Serves a shop whose bot answers everything with an echo, and opens its first page. */
export async function openShop(browser: Browser, options: ShopPageOptions): Promise<ShopPage> {
  const { bundle, pages, policy, context, before } = options;
  const answer: Script = options.script ?? ((text) => [{ kind: 'text', text: `回声：${text}` }]);
  const script = (body: string): ServedFile => ({ type: 'text/javascript; charset=utf-8', body });
  const typeOf = (path: string) =>
    path.endsWith('.html') ? 'text/html; charset=utf-8' : 'text/javascript; charset=utf-8';
  const files = new Map<string, ServedFile>([['/favicon.ico', { type: 'image/png', body: '' }]]);
  for (const [path, body] of bundle)
    files.set(path, {
      type: typeOf(path),
      body,
      ...(path.endsWith('.html') && { policy: "base-uri 'none'" }),
    });
  for (const [path, body] of Object.entries(pages))
    files.set(
      path,
      path.endsWith('.js')
        ? script(body)
        : { type: 'text/html; charset=utf-8', body, ...(policy && { policy }) },
    );
  const server = await startScriptedServer(files, answer);
  const opened = await browser.newContext({ locale: 'zh-CN', ...context });
  // Sooner than a test gives up, so that it can say what it waited for.
  opened.setDefaultTimeout(12_000);
  const tab = await opened.newPage();
  const complaints: string[] = [];
  tab.on('pageerror', (error) => complaints.push(error.message));
  tab.on('console', (said) => {
    if (said.type() === 'error' && !said.text().includes('favicon')) complaints.push(said.text());
  });
  if (before) await tab.addInitScript(before);
  await tab.goto(server.url);
  const close = async () => {
    await tab.context().close();
    await server.stop();
  };
  return { tab, server, complaints, close };
}

/** Bundles a module of a page with everything it imports, the widget from its sources. */
export async function bundlePage(contents: string, plugins: Plugin[] = []): Promise<string> {
  const { outputFiles } = await build({
    plugins,
    stdin: { contents, resolveDir: import.meta.dirname, loader: 'tsx' },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    conditions: ['@zaine/source'],
    define: { 'process.env.NODE_ENV': '"development"' },
  });
  return outputFiles[0]?.text ?? '';
}
