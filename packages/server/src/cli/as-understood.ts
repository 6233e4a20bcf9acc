import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createUnderstander, loadModel, type Understander } from '@zaine/understanding';
import type { Config } from '../config.ts';
import { createModelCache } from '../knowledge/model-cache.ts';
import { createOwnIntents } from '../knowledge/own-intents.ts';
import { createSiteUnderstanders } from '../knowledge/site-understanders.ts';
import { createTeacher } from '../knowledge/teacher.ts';
import { contentPath, modelKeyPath, modelPath } from '../static-paths.ts';
import type { Store } from '../store/store.ts';

const teachWorker = new URL(
  import.meta.url.endsWith('.ts') ? '../teach-worker.ts' : '../teach-worker.js',
  import.meta.url,
);

/** A shop's messages as its server understands them: with what it taught, learnt now where no server has yet. */
export async function asUnderstoodBy(site: string, store: Store, config: Config): Promise<Understander> {
  const model = loadModel(await readFile(modelPath));
  const failures: unknown[] = [];
  const understanders = createSiteUnderstanders({
    intents: createOwnIntents(store.db, Date.now),
    model,
    understander: createUnderstander({ model }),
    modelKey: await readFile(modelKeyPath, 'utf8'),
    cache: createModelCache(join(config.data, 'models')),
    teacher: createTeacher(teachWorker, { modelPath, contentPath }),
    now: Date.now,
    report: (error) => failures.push(error),
  });
  await understanders.of(site);
  await understanders.idle();
  const understander = await understanders.of(site);
  await understanders.stop();
  for (const failure of failures) process.stderr.write(`${(failure as Error).message}\n`);
  return understander;
}
