import { setImmediate as rest } from 'node:timers/promises';
import type { LocalizedText } from '@zaine/protocol';
import { keyOf, loadModel, type Model, type Understander, understanderInSteps } from '@zaine/understanding';
import { Recent } from '../store/recent.ts';
import { type Lessons, lessonsOf } from './lessons.ts';
import type { ModelCache } from './model-cache.ts';
import type { OwnIntents } from './own-intents.ts';
import type { Teacher } from './teacher.ts';

/** How a site understands its shoppers, and what it calls its own intents. */
export interface SiteUnderstander extends Understander {
  titles: Readonly<Record<string, LocalizedText>>;
}

/** What understanders of sites are made of. `modelKey` changes whenever `model` does. */
export interface SiteUnderstandersOptions {
  intents: Pick<OwnIntents, 'version' | 'list'>;
  model: Model;
  /** The understander of that model. */
  understander: Understander;
  modelKey: string;
  cache: ModelCache;
  teacher: Teacher;
  now: () => number;
  /** Told of lessons that failed; the site goes on as it understood before. */
  report(error: unknown): void;
}

/** The understanders of all sites. */
export interface SiteUnderstanders {
  /** The site's understander as of now; what it taught lately counts once it has been learnt. */
  of(site: string): Promise<SiteUnderstander>;
  /** Resolves when nothing is being learnt. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** How long, in milliseconds, another process's changes may go unnoticed. */
const FRESH_FOR = 1000;
/** What could not be learnt is tried again after so many milliseconds. */
const TRY_AGAIN_AFTER = 10 * 60 * 1000;
/** Sites whose models are held; a model that was taught takes some 20 MB. */
const MOST_SITES = 32;

interface Held {
  version: string;
  understander: SiteUnderstander;
  checkedAt: number;
  failedAt?: number;
  learning?: Promise<void>;
}

/** Makes understanders by site: the built-in one, and where a site teaches something, one that learnt it too. */
export function createSiteUnderstanders(options: SiteUnderstandersOptions): SiteUnderstanders {
  const { intents, model, understander, modelKey, cache, teacher, now, report } = options;
  const builtIn: SiteUnderstander = { ...understander, titles: {} };
  const sites = new Recent<string, Held>(MOST_SITES);
  const lessons = new Set<Promise<void>>();
  /** The site asked for last. */
  let latest: string | undefined;

  /** `takesLong` is called before anything that takes seconds. */
  async function learn(site: string, held: Held, version: string, takesLong: () => void): Promise<void> {
    const taught = lessonsOf(version === '' ? [] : await intents.list(site));
    const own = taught.samples.length === 0 ? model : await modelOf(site, taught, takesLong);
    held.understander = await understanderOf(own, taught);
  }
  /** The model that learnt the samples: the one that was kept, or, where there is none that can be read, a new one. */
  async function modelOf(site: string, { samples }: Lessons, takesLong: () => void): Promise<Model> {
    const key = `${modelKey.slice(0, 16)}-${keyOf(samples)}`;
    const kept = await cache.read(site, key);
    await rest();
    const known = kept && readable(kept);
    if (known) return known;
    takesLong();
    const bytes = await teacher.teach(samples);
    // What cannot be kept has been learnt all the same.
    await cache.write(site, key, bytes).catch(report);
    await rest();
    return loadModel(bytes);
  }
  function readable(bytes: Uint8Array): Model | undefined {
    try {
      return loadModel(bytes);
    } catch (error) {
      report(error);
      return undefined;
    }
  }
  async function understanderOf(own: Model, { off, titles }: Lessons): Promise<SiteUnderstander> {
    if (own === model && off.length === 0) return { ...builtIn, titles };
    const steps = understanderInSteps({ model: own, off });
    for (;;) {
      // Conversations go on in between.
      await rest();
      const { done, value } = steps.next();
      if (done) return { ...value, titles };
    }
  }
  async function look(site: string, held: Held): Promise<void> {
    const version = await intents.version(site);
    const again = held.failedAt !== undefined && now() - held.failedAt >= TRY_AGAIN_AFTER;
    if (held.learning || (version === held.version && !again)) return;
    delete held.failedAt;
    await new Promise<void>((resolve) => {
      const lesson = learn(site, held, version, resolve)
        .catch((error) => {
          held.failedAt = now();
          report(error);
        })
        .finally(() => {
          // What failed is tried again after a while, or when something else is taught, not every second.
          held.version = version;
          delete held.learning;
          lessons.delete(lesson);
          resolve();
        });
      held.learning = lesson;
      lessons.add(lesson);
    });
  }
  function hold(site: string): Held {
    const held = sites.get(site) ?? {
      version: '',
      understander: builtIn,
      checkedAt: Number.NEGATIVE_INFINITY,
    };
    // The one that was asked for longest ago goes first.
    if (site !== latest) sites.set(site, held);
    latest = site;
    return held;
  }
  return {
    async of(site) {
      const held = hold(site);
      const at = now();
      if (at - held.checkedAt >= FRESH_FOR) {
        held.checkedAt = at;
        await look(site, held);
      }
      return held.understander;
    },
    async idle() {
      while (lessons.size > 0) await Promise.all(lessons);
    },
    async stop() {
      await teacher.stop();
      await Promise.all(lessons);
    },
  };
}
