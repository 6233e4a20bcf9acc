import type { ConversationEvent, MessageEvent, StateEvent } from '@zaine/protocol';

/** What shows that the bot missed what somebody said. */
export const reasons = ['corrected', 'chosen', 'not_understood', 'unsure', 'handed_over'] as const;
/**
 * One of {@link reasons}: an agent answered it with an article, the shopper picked what was meant, the bot did not
 * understand it, it asked back, or a person was asked for right after.
 */
export type Reason = (typeof reasons)[number];

/** A message that the bot missed; `intent` is what it meant, where somebody showed it. */
export interface Missed {
  text: string;
  reason: Reason;
  intent?: string;
}

/** What is known besides the log of a conversation. */
export interface Knowing {
  /** The questions of the conversation that found no answer. */
  unanswered: ReadonlySet<string>;
  /** The intents that an article answers. */
  tagsOf(article: string): readonly string[];
  /** Whether words do nothing but ask for a person. */
  asksForPerson(text: string): boolean;
}

/** Reads out of a conversation's log what the bot missed, each message once, for the strongest reason. */
export function missedIn(events: readonly ConversationEvent[], knowing: Knowing): Missed[] {
  const found = new Map<string, Missed>();
  const note = (missed: Missed) => {
    const before = found.get(missed.text);
    if (before && reasons.indexOf(before.reason) <= reasons.indexOf(missed.reason)) return;
    found.set(missed.text, missed);
  };
  let asked: string | undefined;
  let withBot = true;
  for (const event of events) {
    if (event.kind === 'state') {
      if (isLeft(event) && asked !== undefined) note({ text: asked, reason: 'handed_over' });
      withBot = event.state.name === 'bot';
      // Whoever comes back begins anew.
      if (withBot) asked = undefined;
    } else if (event.kind === 'message') {
      if (event.author.role === 'shopper' && withBot) asked = heard(event, asked, { note, knowing });
      if (event.author.role === 'bot' && asked !== undefined && asksBack(event))
        note({ text: asked, reason: 'unsure' });
      const intent = event.author.role === 'agent' ? answeredBy(event, knowing) : undefined;
      if (intent !== undefined && asked !== undefined) note({ text: asked, reason: 'corrected', intent });
    }
  }
  return [...found.values()];
}

/** Goes by what a shopper says; gives the question that stands open after it. */
function heard(
  { body }: MessageEvent,
  asked: string | undefined,
  { note, knowing }: { note: (missed: Missed) => void; knowing: Knowing },
): string | undefined {
  if (body.kind === 'choice') {
    const [action, intent] = body.value.split(':');
    if (action === 'flow' && intent && asked !== undefined) note({ text: asked, reason: 'chosen', intent });
    // Neither this nor asking for a person is what was wanted first.
    return body.value === 'other' || body.value === 'human' ? asked : undefined;
  }
  if (body.kind !== 'text') return undefined;
  if (knowing.asksForPerson(body.text)) return asked;
  if (knowing.unanswered.has(body.text)) note({ text: body.text, reason: 'not_understood' });
  return body.text;
}

function isLeft({ state }: StateEvent): boolean {
  return state.name === 'queued' && (state.reason === 'asked' || state.reason === 'not_understood');
}

/** "Which of these did you mean?" can always be answered by "something else". */
function asksBack({ body }: MessageEvent): boolean {
  return 'choices' in body && (body.choices?.some(({ value }) => value === 'other') ?? false);
}

function answeredBy({ body }: MessageEvent, { tagsOf }: Knowing): string | undefined {
  const tags = body.kind === 'article' ? tagsOf(body.article.id) : [];
  return tags.length === 1 ? tags[0] : undefined;
}
