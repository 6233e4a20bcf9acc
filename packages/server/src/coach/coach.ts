import type { OwnIntent } from '@zaine/protocol';
import type { Understander } from '@zaine/understanding';
import { readLog } from '../conversation/read-log.ts';
import type { Store } from '../store/store.ts';
import { listArticles } from '../transfer/list-records.ts';
import { type Missed, missedIn } from './missed.ts';
import { type Proposal, proposalsOf } from './proposals.ts';
import { unnamed } from './unnamed.ts';

/** Whose conversations to read, from when on (milliseconds since 1970), and what understands the site now. */
export interface CoachOptions {
  site: string;
  since: number;
  understander: Understander;
}

const PAGE = 200;
/** Longer ones tell a story of their own. */
const LONGEST = 200;

/** Reads what the bot missed in the conversations of a site and proposes what to teach it, without personal data. */
export async function coach(store: Store, options: CoachOptions): Promise<Proposal[]> {
  const { understander } = options;
  const all: Missed[] = [];
  for await (const missed of missedBy(store, options)) {
    if (missed.text.length <= LONGEST && /\p{L}/u.test(missed.text)) all.push(missed);
  }
  return proposalsOf(all, (sentence) => understander.understand(sentence).alternatives[0]);
}

async function* missedBy(store: Store, { site, since, understander }: CoachOptions): AsyncGenerator<Missed> {
  const tags = new Map<string, readonly string[]>();
  for await (const article of listArticles(store.db, site)) tags.set(article.id, article.tags ?? []);
  const unanswered = await unansweredSince(store, site, since);
  for await (const { id, customer } of conversationsSince(store, site, since)) {
    const events = await readLog(store.db, { site, conversation: id, after: 0, limit: 2000 });
    const found = missedIn(events, {
      unanswered: unanswered.get(id) ?? new Set(),
      tagsOf: (article) => tags.get(article) ?? [],
      asksForPerson: (text) => understander.understand(text).intent === 'contact_human',
    });
    const names = found.length > 0 && customer !== null ? await namesOf(store, site, customer) : [];
    for (const missed of found) {
      yield { ...missed, text: unnamed(missed.text, understander.understand(missed.text).slots, names) };
    }
  }
}

async function* conversationsSince(store: Store, site: string, since: number) {
  for (let after = ''; ; ) {
    const found = await store.db
      .selectFrom('conversation')
      .select(['id', 'customer'])
      .where('site', '=', site)
      .where('updated_at', '>=', since)
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    yield* found;
    if (found.length < PAGE) return;
    after = found.at(-1)?.id ?? after;
  }
}

async function unansweredSince(
  store: Store,
  site: string,
  since: number,
): Promise<Map<string, ReadonlySet<string>>> {
  const rows = await store.db
    .selectFrom('unanswered')
    .select(['conversation', 'text'])
    .where('site', '=', site)
    .where('at', '>=', since)
    .execute();
  const byConversation = new Map<string, Set<string>>();
  for (const { conversation, text } of rows) {
    byConversation.set(conversation, (byConversation.get(conversation) ?? new Set()).add(text));
  }
  return byConversation;
}

/** A customer's name whole and by its parts. */
async function namesOf(store: Store, site: string, id: string): Promise<string[]> {
  const customer = await store.db
    .selectFrom('customer')
    .select('name')
    .where('site', '=', site)
    .where('id', '=', id)
    .executeTakeFirst();
  return customer ? [customer.name, ...customer.name.split(/\s+/)] : [];
}

/** Proposals as records for `zaine import intents`: each intent with what it was taught before. */
export function lessonsFrom(proposals: readonly Proposal[], before: readonly OwnIntent[]): OwnIntent[] {
  const intents = new Map<string, OwnIntent>();
  for (const { sentence, intent: id } of proposals) {
    if (id === undefined) continue;
    const known = intents.get(id) ?? before.find((one) => one.id === id) ?? { id };
    intents.set(id, { ...known, sentences: [...new Set([...(known.sentences ?? []), sentence])] });
  }
  return [...intents.values()];
}
