import type {
  AgentNote,
  ConversationEvent,
  ConversationState,
  ConversationSummary,
  Customer,
  MessageBody,
  Order,
} from '@zaine/protocol';
import type { DeskCase } from '../after-sales/after-sales.ts';

/** A conversation as the scripted server keeps it. */
export interface Room {
  summary: ConversationSummary;
  events: ConversationEvent[];
  notes: AgentNote[];
  orders: Order[];
  customer?: Customer;
  history: ConversationSummary[];
  cases?: DeskCase[];
}

/** What a conversation is made from: who it is, where it stands, what was said how many seconds ago. */
export interface Story {
  id: string;
  now: number;
  customer?: Customer;
  locale?: string;
  page?: string;
  state: (ago: (seconds: number) => string) => ConversationState;
  unread?: number;
  says: readonly Line[];
  notes?: readonly { ago: number; author: string; text: string }[];
  orders?: Order[];
  cases?: DeskCase[];
  history?: { ago: number; preview: string }[];
}

/** A line of the log: who, how many seconds ago, and what; a string is a text. */
export type Line = readonly [
  who: 'customer' | 'bot' | 'agent' | 'state' | 'read',
  ago: number,
  what: string | MessageBody | ConversationState | number,
  name?: string,
];

/** Makes a conversation out of its story. */
export function room(story: Story): Room {
  const ago = (seconds: number) => new Date(story.now - seconds * 1000).toISOString();
  const events = story.says.map((line, index) => eventOf(line, `${story.id}-${index + 1}`, index + 1, ago));
  const spoken = events.filter((event) => event.kind === 'message');
  const last = spoken.at(-1)?.body;
  const summary: ConversationSummary = {
    conversation: story.id,
    state: story.state(ago),
    seq: events.length,
    locale: story.locale ?? 'zh-CN',
    preview: last && 'text' in last ? (last.text ?? '') : '',
    at: spoken.at(-1)?.at ?? ago(0),
    unread: story.unread ?? 0,
    ...(story.page ? { page: { title: story.page } } : {}),
    ...(story.customer ? { customer: story.customer } : {}),
  };
  return {
    summary,
    events,
    notes: (story.notes ?? []).map((note, index) => ({ ...note, id: `note-${index}`, at: ago(note.ago) })),
    orders: story.orders ?? [],
    ...(story.cases && { cases: story.cases }),
    history: (story.history ?? []).map((earlier, index) => ({
      ...summary,
      conversation: `${story.id}-h${index}`,
      preview: earlier.preview,
      at: ago(earlier.ago),
      state: { name: 'closed', at: ago(earlier.ago), by: 'agent' },
    })),
    ...(story.customer ? { customer: story.customer } : {}),
  };
}

function eventOf(line: Line, id: string, seq: number, ago: (seconds: number) => string): ConversationEvent {
  const [who, seconds, what, name] = line;
  const base = { id, seq, at: ago(seconds) };
  if (who === 'state') {
    return { ...base, kind: 'state', author: { role: 'system' }, state: what as ConversationState };
  }
  if (who === 'read') return { ...base, kind: 'read', author: { role: 'shopper' }, read: what as number };
  const role = who === 'customer' ? 'shopper' : who;
  const body = typeof what === 'string' ? ({ kind: 'text', text: what } as const) : (what as MessageBody);
  return { ...base, kind: 'message', author: { role, ...(name ? { name } : {}) }, body };
}
