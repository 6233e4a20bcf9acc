import type { Bus } from '../bus/bus.ts';
import { readHead } from '../conversation/read-log.ts';
import { createCalendar } from '../dialogue/when.ts';
import type { Sites } from '../sites/sites.ts';
import type { NewsTable } from '../store/back-room-schema.ts';
import type { ConversationTable } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { announce } from './announce.ts';
import { newsBody } from './news-words.ts';
import { tellUnit } from './tell-unit.ts';

/** What telling stands on. */
export interface TellNewsParts {
  store: Store;
  bus: Bus;
  sites: Sites;
  now: () => number;
  newId: () => string;
  report(error: unknown): void;
}

/** Puts what happened to cases and tickets into the conversations they belong to. */
export interface NewsTeller {
  /** Tells all that is untold, also what another server left behind; resolves when it is done. */
  tell(): Promise<void>;
}

const AT_ONCE = 100;

/** Tells news one after another in the order they came up. */
export function createNewsTeller(parts: TellNewsParts): NewsTeller {
  let running: Promise<void> | undefined;
  let again = false;

  async function all(): Promise<void> {
    do {
      again = false;
      for (let batch = await untold(parts.store); batch.length > 0; batch = await untold(parts.store)) {
        for (const item of batch) await tellOne(parts, item);
      }
    } while (again);
  }

  return {
    tell() {
      again = true;
      running ??= all()
        .catch(parts.report)
        .finally(() => {
          running = undefined;
        });
      return running;
    },
  };
}

function untold({ db }: Store): Promise<NewsTable[]> {
  return db
    .selectFrom('news')
    .selectAll()
    .where('told_at', 'is', null)
    .orderBy('at')
    .orderBy('cid')
    .limit(AT_ONCE)
    .execute();
}

async function tellOne(parts: TellNewsParts, item: NewsTable): Promise<void> {
  const { store, bus, sites, now, newId } = parts;
  const { conversation, cid } = item;
  const [head, site] = await Promise.all([readHead(store.db, item.site, conversation), sites.get(item.site)]);
  const language = languageOf(head);
  const zone = site?.settings.timeZone ?? 'UTC';
  const voice = { language, calendar: createCalendar(new Date(now()), zone, language) };
  const place = { site: item.site, conversation };
  const body = newsBody(JSON.parse(item.data), voice);
  const events = await store.run(tellUnit, { ...place, cid, id: newId(), at: now(), body });
  announce(bus, place, { events });
}

/** The language the bot spoke last; before that, the page's. */
function languageOf(head: ConversationTable | undefined): 'zh' | 'en' {
  const spoken = (JSON.parse(head?.dialogue ?? '{}') as { language?: 'zh' | 'en' }).language;
  return spoken ?? (head?.locale.startsWith('zh') === false ? 'en' : 'zh');
}
