import type { MessageEvent, ShopperBody } from '@zaine/protocol';
import type { Understanding } from '@zaine/understanding';
import { contextOf } from '../conversation/note-context.ts';
import type { ReadyAnswer } from '../conversation/send.ts';
import type { DeskView, TurnDecision, TurnInput } from '../dialogue/turn-input.ts';
import type { ShopContext } from '../knowledge/shop-context.ts';
import type { SiteUnderstanders } from '../knowledge/site-understanders.ts';
import type { Site } from '../sites/sites.ts';
import type { ConversationTable } from '../store/schema.ts';

/** What thinking of an answer takes. */
export interface ThinkingParts {
  understanders: Pick<SiteUnderstanders, 'of'>;
  context: ShopContext;
  decide(input: TurnInput): Promise<TurnDecision>;
  desk(site: Site): Promise<DeskView>;
  now: () => number;
  /** Told of what went wrong; the turn itself answers something kind. */
  report(error: unknown): void;
}

/** What an answer goes by of its conversation. */
export type TurnHead = ReadyAnswer['standing'] & Pick<ConversationTable, 'id' | 'site' | 'dialogue'>;

/** A message that waits for an answer. */
export interface Asked {
  head: TurnHead;
  site: Site;
  /** Its event's id and its body. */
  message: { id: string; body: MessageEvent['body'] | ShopperBody };
  network: string;
  /** See {@link TurnInput.heard}. */
  heard?: TurnInput['heard'] | undefined;
}

/** What a message means and what to say to it. */
export interface Thought {
  understanding: Understanding;
  decision: TurnDecision;
}

/** The message never got into the log, or into another one than was thought: nothing is to be said to it here. */
export class Unheard extends Error {}

/** Understands a message and decides what to say. Rejects with {@link Unheard} where `heard` did. */
export async function think(parts: ThinkingParts, asked: Asked): Promise<Thought> {
  const { head, site } = asked;
  const now = new Date(parts.now());
  const { understand, titles } = await parts.understanders.of(head.site);
  const context = await parts.context(site, now);
  const read = (text: string) => understand(text, context);
  const body = asked.message.body as TurnInput['body'];
  const understanding = read(wordsOf(body));
  const desk = await parts.desk(site);
  const state: TurnInput['state'] = head.dialogue === null ? {} : JSON.parse(head.dialogue);
  try {
    const found = { body, understanding, titles, read, now, desk, state };
    const decision = await parts.decide(inputOf(asked, found));
    if (decision.failure !== undefined) parts.report(decision.failure);
    return { understanding, decision };
  } catch (error) {
    if (error instanceof Unheard) throw error;
    parts.report(error);
    return { understanding, decision: apology(understanding.reply, state) };
  }
}

/** What is found out about a message before it is decided. */
type Found = Pick<TurnInput, 'body' | 'understanding' | 'titles' | 'read' | 'now' | 'desk' | 'state'>;

/** All inputs have the same members in the same order, so that whatever reads them finds them fast. */
function inputOf({ head, site, message, network, heard }: Asked, found: Found): TurnInput {
  const { body, understanding, titles, read, now, desk, state } = found;
  return {
    site: site.id,
    conversation: head.id,
    seed: message.id,
    body,
    understanding,
    titles,
    read,
    reply: head.locale.startsWith('zh') ? 'zh' : 'en',
    locale: head.locale,
    customer: head.customer === null ? undefined : { id: head.customer },
    state,
    now,
    timeZone: site.settings.timeZone,
    network,
    desk,
    page: head.page === null ? undefined : contextOf(head.page),
    shopName: site.settings.name,
    heard,
  };
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

function wordsOf(body: TurnInput['body']): string {
  if (body.kind === 'text') return body.text;
  if (body.kind === 'choice') return body.label;
  return body.kind === 'form' ? Object.values(body.values).join(' ') : '';
}
