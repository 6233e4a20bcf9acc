import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  createUnderstander,
  loadModel,
  type UnderstandContext,
  type Understander,
} from '@zaine/understanding';
import { createShopContext } from '../knowledge/shop-context.ts';
import { createCatalogue } from '../shop/catalogue.ts';
import { readSettings } from '../sites/sites.ts';
import { modelPath } from '../static-paths.ts';
import { decode, readLines } from '../transfer/read-lines.ts';
import { asUnderstoodBy } from './as-understood.ts';
import { withStore } from './with-store.ts';

/** What `zaine understand` is told. */
export interface UnderstandOptions {
  site?: string;
}

/**
 * `zaine understand`: reads a text a line from stdin, writes what it means, a JSON a line, as the lines come. With
 * a site it reads them as that shop's server does: with what it taught, its products and its time zone.
 */
export async function understand({ site }: UnderstandOptions): Promise<void> {
  if (site === undefined) {
    const understander = createUnderstander({ model: loadModel(await readFile(modelPath)) });
    return answerLines(understander, async () => ({ now: new Date() }));
  }
  await withStore(async (store, config) => {
    const settings = await readSettings(store.db, site);
    if (!settings) throw new Error(`There is no shop "${site}".`);
    const context = createShopContext(createCatalogue(store, Date.now));
    await answerLines(await asUnderstoodBy(site, store, config), () =>
      context({ id: site, settings }, new Date()),
    );
  });
}

async function answerLines(
  understander: Understander,
  context: () => Promise<UnderstandContext>,
): Promise<void> {
  async function* answers() {
    for await (const { text } of readLines(decode(process.stdin))) {
      yield `${JSON.stringify(understander.understand(text, await context()))}\n`;
    }
  }
  try {
    await pipeline(Readable.from(answers(), { objectMode: true, highWaterMark: 1 }), process.stdout, {
      end: false,
    });
  } catch (error) {
    // Whoever read the answers has enough of them.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}
