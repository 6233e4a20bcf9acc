import type { MessageEvent, ShopperBody } from '@zaine/protocol';
import type { Understanding } from '@zaine/understanding';
import type { Bus } from '../bus/bus.ts';
import { answer } from '../conversation/answer.ts';
import { contextOf } from '../conversation/note-context.ts';
import { readHead, readLog } from '../conversation/read-log.ts';
import type { DeskView, TurnDecision, TurnInput } from '../dialogue/turn-input.ts';
import type { ShopContext } from '../knowledge/shop-context.ts';
import type { SiteUnderstanders } from '../knowledge/site-understanders.ts';
import type { Tracing } from '../metrics/tracing.ts';
import type { Site, Sites } from '../sites/sites.ts';
import type { ConversationTable } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { announce } from './announce.ts';

/** What a turn is made of. */
export interface ShopperTurnParts {
  store: Store;
  bus: Bus;
  sites: Sites;
  understanders: Pick<SiteUnderstanders, 'of'>;
  context: ShopContext;
  decide(input: TurnInput): Promise<TurnDecision>;
  desk(site: Site): Promise<DeskView>;
  unanswered(question: { site: string; conversation: string; text: string; language: string }): Promise<void>;
  /** Told of every answer, with the seconds since the message was sent. */
  onAnswer(understanding: Understanding, seconds: number, handOff: TurnDecision['handOff']): void;
  tracing: Tracing | undefined;
  now: () => number;
  /** Told of what went wrong; the turn itself answers something kind. */
  report(error: unknown): void;
}

/** The bot's side of conversations. */
export interface ShopperTurns {
  /** Answers what is unanswered in a conversation, after turns already running in it. */
  wake(place: TurnPlace, known?: KnownMessage): void;
  /** Answers what nobody did: a server that died or lost its database meanwhile left it. `age` in milliseconds. */
  recover(age: number): Promise<void>;
  /** Resolves when no turn is running. */
  idle(): Promise<void>;
}

/** Which conversation, and the shopper's network address. */
export interface TurnPlace {
  site: string;
  conversation: string;
  network: string;
}

/** The one message that waits for an answer and the conversation after it, where both are at hand. */
export interface KnownMessage {
  head: ConversationTable;
  message: MessageEvent;
}

/** Conversations that one look for unanswered questions takes up. */
const MOST_RECOVERED = 500;

/** Runs turns: one at a time in each conversation, as many conversations at once as there are. */
export function createShopperTurns(parts: ShopperTurnParts): ShopperTurns {
  const { store, now, report } = parts;
  const running = new Map<string, Promise<void>>();

  function wake(place: TurnPlace, known?: KnownMessage): void {
    const { conversation } = place;
    const before = running.get(conversation);
    // What is known of the conversation is old once another turn has run.
    const turn = before
      ? before.then(() => answerAll(parts, place)).catch(report)
      : answerAll(parts, place, known).catch(report);
    running.set(conversation, turn);
    turn.then(() => {
      if (running.get(conversation) === turn) running.delete(conversation);
    });
  }

  return {
    wake,
    async recover(age) {
      const left = await store.db
        .selectFrom('conversation')
        .select(['id', 'site'])
        .whereRef('asked', '>', 'answered')
        .where('state', '=', 'bot')
        .where('updated_at', '<=', now() - age)
        .limit(MOST_RECOVERED)
        .execute();
      for (const { id, site } of left) {
        if (!running.has(id)) wake({ site, conversation: id, network: id });
      }
    },
    async idle() {
      while (running.size > 0) await Promise.all(running.values());
    },
  };
}

/** One turn for each message that waits for an answer, in their order. */
async function answerAll(parts: ShopperTurnParts, place: TurnPlace, known?: KnownMessage): Promise<void> {
  for (let next = known ?? (await nextMessage(parts, place)); next; next = await nextMessage(parts, place)) {
    const site = await parts.sites.get(place.site);
    if (!site) return;
    const asked = { ...next, site, network: place.network };
    const turn = () => answerOne(parts, asked);
    await (parts.tracing ? parts.tracing.span('turn', { 'zaine.site': site.id }, turn) : turn());
    if (known === next) return;
  }
}

async function nextMessage({ store }: ShopperTurnParts, place: TurnPlace): Promise<KnownMessage | undefined> {
  const head = await readHead(store.db, place.site, place.conversation);
  if (head?.state !== 'bot' || head.asked <= head.answered) return undefined;
  const waiting = await readLog(store.db, { ...place, after: head.answered, limit: 50 });
  const message = waiting.find((event) => event.kind === 'message' && event.author.role === 'shopper');
  return message?.kind === 'message' ? { head, message } : undefined;
}

interface Asked {
  head: ConversationTable;
  site: Site;
  message: MessageEvent;
  network: string;
}

/** Runs a part of a turn, as a span of its own where there is tracing. */
type Within = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** Understand, decide, append the replies together, tell everybody. */
async function answerOne(parts: ShopperTurnParts, asked: Asked): Promise<void> {
  const { head, message } = asked;
  const body = message.body as Exclude<ShopperBody, { kind: 'rating' }>;
  const { understand, titles } = await parts.understanders.of(head.site);
  const context = await parts.context(asked.site, new Date(parts.now()));
  const read = (text: string) => understand(text, context);
  const understanding = read(wordsOf(body));
  const within: Within = (name, work) => parts.tracing?.span(name, {}, work) ?? work();
  const decision = await within('decide', () =>
    decideSafely(parts, asked, { body, understanding, titles, read }),
  );
  const place = { site: head.site, conversation: head.id };
  const done = await within('append', () =>
    parts.store.run(answer, {
      ...place,
      at: parts.now(),
      answers: { seq: message.seq, event: message.id },
      replies: decision.replies,
      dialogue: JSON.stringify(decision.state),
      handOff: decision.handOff,
    }),
  );
  if (done.result === 'late') return;
  parts.onAnswer(understanding, (parts.now() - Date.parse(message.at)) / 1000, decision.handOff);
  announce(parts.bus, place, done.events);
  const alarm = understanding.signals.includes('crisis') ? 'crisis' : decision.alarm;
  if (alarm) parts.bus.publish({ about: 'alarm', ...place, code: alarm });
  if (decision.unanswered) {
    await parts.unanswered({ ...place, text: understanding.text, language: understanding.language });
  }
}

async function decideSafely(
  parts: ShopperTurnParts,
  { head, site, message, network }: Asked,
  said: Pick<TurnInput, 'body' | 'understanding' | 'titles' | 'read'>,
): Promise<TurnDecision> {
  const state = head.dialogue === null ? {} : JSON.parse(head.dialogue);
  const desk = await parts.desk(site);
  try {
    const decision = await parts.decide({
      site: site.id,
      conversation: head.id,
      seed: message.id,
      ...said,
      reply: head.locale.startsWith('zh') ? 'zh' : 'en',
      locale: head.locale,
      ...(head.customer === null ? {} : { customer: { id: head.customer } }),
      state,
      now: new Date(parts.now()),
      timeZone: site.settings.timeZone,
      ...(head.page !== null && { page: contextOf(head.page) }),
      network,
      desk,
      shopName: site.settings.name,
    });
    if (decision.failure !== undefined) parts.report(decision.failure);
    return decision;
  } catch (error) {
    parts.report(error);
    return apology(said.understanding.reply, state);
  }
}

/** Nothing a shopper asks stays without a next step, not even when a turn breaks. */
function apology(reply: 'zh' | 'en', state: TurnDecision['state']): TurnDecision {
  const [text, label] =
    reply === 'zh'
      ? ['这边刚刚卡了一下，没能答上来。您可以再说一遍，或者让同事来帮您。', '转人工']
      : [
          'Something slipped on our side just now. Say it once more, or let a colleague help.',
          'Talk to a person',
        ];
  const choices = [{ value: 'human', label }];
  return { replies: [{ kind: 'choices', text, choices }], state: { ...state, offered: choices } };
}

function wordsOf(body: ShopperBody): string {
  if (body.kind === 'text') return body.text;
  if (body.kind === 'choice') return body.label;
  return body.kind === 'form' ? Object.values(body.values).join(' ') : '';
}
