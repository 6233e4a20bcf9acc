import type { Attributes, PageContext, ShopperContext, TrackedEvent } from '@zaine/protocol';
import { rows, type Steps, unit } from '../store/unit.ts';
import { lockUnlessErased } from './erased.ts';

/** What the shop's page tells: where the shopper is, what it knows of them, what happened on it. */
export interface NoteContextInput {
  site: string;
  conversation: string;
  page?: PageContext;
  attributes?: Attributes;
  tracked?: TrackedEvent;
}

const MOST_ATTRIBUTES = 50;
const MOST_TRACKED = 30;

/** Keeps it with the conversation, for the bot's answers and the agents beside it. False where there is none. */
export const noteContext = unit(
  'conversation.noteContext',
  function* (input: NoteContextInput): Steps<boolean> {
    const { site, conversation } = input;
    const head = yield* lockUnlessErased(site, conversation);
    if (!head) return false;
    const page = JSON.stringify(withNews(contextOf(head.page), input));
    yield* rows('update conversation set page = ? where id = ?', [page, conversation]);
    return true;
  },
);

/** What is kept of a shopper's page. */
export function contextOf(page: string | null): ShopperContext {
  return page === null ? {} : (JSON.parse(page) as ShopperContext);
}

/** The page as a new hello tells it, with what was known besides. */
export function turnedTo(before: string | null, page: string): string {
  const { attributes, tracked } = contextOf(before);
  return JSON.stringify({
    ...JSON.parse(page),
    ...(attributes && { attributes }),
    ...(tracked && { tracked }),
  });
}

function withNews(
  before: ShopperContext,
  { page, attributes, tracked }: Omit<NoteContextInput, 'site' | 'conversation'>,
): ShopperContext {
  const known = { ...before.attributes, ...attributes };
  // Null takes a fact back.
  const facts = Object.entries(known).filter(([, value]) => value !== null);
  const seen = [...(before.tracked ?? []), ...(tracked ? [tracked] : [])].slice(-MOST_TRACKED);
  return {
    ...(page ?? pageOf(before)),
    ...(facts.length > 0 && { attributes: Object.fromEntries(facts.slice(-MOST_ATTRIBUTES)) }),
    ...(seen.length > 0 && { tracked: seen }),
  };
}

function pageOf({ attributes: _attributes, tracked: _tracked, ...page }: ShopperContext): PageContext {
  return page;
}
