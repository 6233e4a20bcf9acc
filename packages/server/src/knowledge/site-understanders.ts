import { setImmediate as rest } from 'node:timers/promises';
import type { LocalizedText } from '@zaine/protocol';
import { createUnderstander, keyOf, loadModel, type Model, type Understander } from '@zaine/understanding';
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
/** Sites whose models are held; a model that was taught takes some 20 MB. */
const MOST_SITES = 32;

interface Held {
  version: string;
  understander: SiteUnderstander;
  checkedAt: number;
  learning?: Promise<void>;
}

/** Makes understanders by site: the built-in one, and where a site teaches something, one that learnt it too. */
export function createSiteUnderstanders(options: SiteUnderstandersOptions): SiteUnderstanders {
  const { intents, model, understander, modelKey, cache, teacher, now, report } = options;
  const builtIn: SiteUnderstander = { ...understander, titles: {} };
  const sites = new Map<string, Held>();
  const lessons = new Set<Promise<void>>();

  /** `takesLong` is called before anything that takes seconds. */
  async function learn(site: string, held: Held, version: string, takesLong: () => void): Promise<void> {
    const taught = lessonsOf(version === '' ? [] : await intents.list(site));
    const key = `${modelKey.slice(0, 16)}-${keyOf(taught.samples)}`;
    let bytes = taught.samples.length === 0 ? undefined : await cache.read(site, key);
    if (taught.samples.length > 0 && !bytes) {
      takesLong();
      bytes = await teacher.teach(taught.samples);
      await cache.write(site, key, bytes);
    }
    held.understander = await understanderOf(bytes, taught);
  }
  async function understanderOf(bytes: Uint8Array | undefined, { off, titles }: Lessons) {
    if (!bytes && off.length === 0) return { ...builtIn, titles };
    await rest();
    const own = bytes ? loadModel(bytes) : model;
    // Each of the two takes a few hundredths of a second; conversations go on in between.
    await rest();
    return { ...createUnderstander({ model: own, off }), titles };
  }
  async function look(site: string, held: Held): Promise<void> {
    const version = await intents.version(site);
    if (version === held.version || held.learning) return;
    await new Promise<void>((resolve) => {
      const lesson = learn(site, held, version, resolve)
        .catch(report)
        .finally(() => {
          // What failed is tried again when something else is taught, not every second.
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
    sites.delete(site);
    sites.set(site, held);
    const [oldest] = sites.keys();
    if (sites.size > MOST_SITES && oldest !== undefined) sites.delete(oldest);
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
