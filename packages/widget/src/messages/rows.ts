import type { ChatSnapshot, DeliveryState } from '@zaine/client';
import type { Author, ConversationState, MessageBody } from '@zaine/protocol';

/** A message as the list draws it. `body` is missing once it was removed. */
export interface MessageItem {
  id: string;
  at: string;
  body: MessageBody | undefined;
  /** Only own messages have one. */
  delivery?: DeliveryState;
  /** Set while the message waits in the outbox. */
  cid?: string;
}

/** A line of the list: a time, a quiet sentence, or what one speaker said in one go. */
export type Row =
  | { kind: 'time'; at: string }
  | { kind: 'joined'; name: string; at: string }
  | { kind: 'backToBot' | 'ended' | 'rated'; at: string }
  | { kind: 'group'; author: Author; messages: MessageItem[] };

/** A pause after which the list shows the time again. */
const PAUSE = 10 * 60_000;

const isNewStretch = (before: string | undefined, at: string): boolean => {
  if (!before) return true;
  const [earlier, later] = [new Date(before), new Date(at)];
  return later.getTime() - earlier.getTime() > PAUSE || earlier.toDateString() !== later.toDateString();
};

const lineOf = (state: ConversationState, before: ConversationState['name'], at: string): Row | undefined => {
  if (state.name === 'agent') return { kind: 'joined', name: state.agent, at };
  if (state.name === 'closed') return { kind: 'ended', at };
  return state.name === 'bot' && before === 'agent' ? { kind: 'backToBot', at } : undefined;
};

class RowList {
  readonly rows: Row[] = [];
  #last: string | undefined;

  message(author: Author, item: MessageItem): void {
    if (isNewStretch(this.#last, item.at)) this.rows.push({ kind: 'time', at: item.at });
    this.#last = item.at;
    const open = this.rows.at(-1);
    const same =
      open?.kind === 'group' && open.author.role === author.role && open.author.name === author.name;
    if (same) open.messages.push(item);
    else this.rows.push({ kind: 'group', author, messages: [item] });
  }

  line(row: Row | undefined): void {
    if (row) this.rows.push(row);
  }
}

/** Lays a conversation out: groups by speaker, times between stretches, one line where somebody comes or goes. */
export function rowsOf(snapshot: Pick<ChatSnapshot, 'events' | 'pending' | 'readByOthers'>): Row[] {
  const list = new RowList();
  const removed = new Set(
    snapshot.events.flatMap((event) => (event.kind === 'redaction' ? event.target : [])),
  );
  let state: ConversationState['name'] = 'bot';
  for (const event of snapshot.events) {
    if (event.kind === 'message') {
      const item: MessageItem = {
        id: event.id,
        at: event.at,
        body: removed.has(event.id) ? undefined : event.body,
      };
      if (event.author.role === 'shopper')
        item.delivery = event.seq <= snapshot.readByOthers ? 'read' : 'sent';
      list.message(event.author, item);
    } else if (event.kind === 'state') {
      list.line(lineOf(event.state, state, event.at));
      state = event.state.name;
    } else if (event.kind === 'rating') list.line({ kind: 'rated', at: event.at });
  }
  for (const { cid, at, body, delivery } of snapshot.pending)
    list.message({ role: 'shopper' }, { id: cid, cid, at, body, delivery });
  return list.rows;
}

/** Cards that can stand side by side. */
const abreast: readonly (string | undefined)[] = ['order', 'parcel', 'case'];

/** What one speaker said, cards of one kind that follow each other taken together. */
export function runsOf(messages: readonly MessageItem[]): MessageItem[][] {
  const runs: MessageItem[][] = [];
  for (const item of messages) {
    const run = runs.at(-1);
    const kind = item.body?.kind;
    if (run && abreast.includes(kind) && run[0]?.body?.kind === kind) run.push(item);
    else runs.push([item]);
  }
  return runs;
}

/** The last message that the shopper wrote; the one whose delivery is shown. */
export function lastOwn(rows: readonly Row[]): MessageItem | undefined {
  const said = rows.findLast((row) => row.kind === 'group' && row.author.role === 'shopper');
  return said?.kind === 'group' ? said.messages.at(-1) : undefined;
}
