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
  heard?: TurnInput['heard'];
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
  const { head, site, message } = asked;
  const body = message.body as TurnInput['body'];
  const { understand, titles } = await parts.understanders.of(head.site);
  const context = await parts.context(site, new Date(parts.now()));
  const read = (text: string) => understand(text, context);
  const understanding = read(wordsOf(body));
  return { understanding, decision: await decideSafely(parts, asked, { body, understanding, titles, read }) };
}

async function decideSafely(
  parts: ThinkingParts,
  { head, site, message, network, heard }: Asked,
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
      ...(heard && { heard }),
    });
    if (decision.failure !== undefined) parts.report(decision.failure);
    return decision;
  } catch (error) {
    if (error instanceof Unheard) throw error;
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

function wordsOf(body: TurnInput['body']): string {
  if (body.kind === 'text') return body.text;
  if (body.kind === 'choice') return body.label;
  return body.kind === 'form' ? Object.values(body.values).join(' ') : '';
}
