import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { chromiumPath, launch } from './browser.ts';
import { buildBundle } from './build-bundle.ts';
import { openShop, type ShopPage, type ShopPageOptions } from './shop-page.ts';

/** The shop a test has opened. What it does not say of itself is that of the page in {@link ShopPage}. */
export interface Shop extends Omit<ShopPage, 'close'> {
  /** Opens a shop for the test; the one before is closed, as the last is after the test. */
  open(options: Omit<ShopPageOptions, 'bundle'>): Promise<ShopPage>;
}

/** A suite in one real browser, or skipped where there is none; `without` as for {@link launch}. */
export function inBrowser(name: string, tests: (browser: () => Browser) => void, without?: string[]): void {
  describe.skipIf(!chromiumPath)(name, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launch(without);
    });
    afterAll(() => browser?.close());
    tests(() => browser);
  });
}

/** A suite about pages of a shop with what a release would serve them, a shop for each test in the same browser. */
export function inShop(name: string, tests: (shop: Shop) => void, without?: string[]): void {
  const suite = (browser: () => Browser) => {
    let bundle: Map<string, string>;
    let page: ShopPage | undefined;
    const close = async () => {
      await page?.close();
      page = undefined;
    };
    const opened = (): ShopPage => {
      if (!page) throw new Error('No shop is open yet.');
      return page;
    };
    beforeAll(async () => {
      bundle = await buildBundle();
    });
    afterEach(close);
    tests({
      open: async (options) => {
        await close();
        page = await openShop(browser(), { bundle, ...options });
        return page;
      },
      get tab() {
        return opened().tab;
      },
      get server() {
        return opened().server;
      },
      get complaints() {
        return opened().complaints;
      },
    });
  };
  inBrowser(name, suite, without);
}
