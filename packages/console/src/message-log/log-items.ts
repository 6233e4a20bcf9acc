import type { DeliveryState, DeskConversation } from '@zaine/client';
import type {
  AgentNote,
  Author,
  ConversationEvent,
  ConversationState,
  MessageBody,
  RatingEvent,
  StateEvent,
} from '@zaine/protocol';

/** A message as the log draws it; `cid` names an own one the server has not taken. */
export interface LogMessage {
  key: string;
  at: string;
  body: MessageBody;
  redacted: boolean;
  failed?: string;
}

/** What happened, said in one quiet line: a change of state or a rating. */
export type Happening = { at: string } & (
  | { kind: 'state'; state: ConversationState }
  | { kind: 'rating'; event: RatingEvent }
);

/** Messages of one speaker without anything between them. */
export interface LogGroup {
  kind: 'group';
  key: string;
  author: Author;
  /** The customer speaks on the one side, the shop on the other. */
  side: 'customer' | 'shop';
  mine: boolean;
  messages: LogMessage[];
  delivery?: DeliveryState;
}

/** What stands in the log, from top to bottom. */
export type LogItem =
  | { kind: 'day' | 'time'; key: string; at: string }
  | { kind: 'line'; key: string; happenings: Happening[] }
  | { kind: 'note'; key: string; note: AgentNote }
  | LogGroup;

/** A pause after which the time is said again. */
const PAUSE_MS = 5 * 60_000;

/** Arranges a conversation for reading; `me` is the agent who reads. */
export function logItems(conversation: DeskConversation, me: string): LogItem[] {
  const arranger = new Arranger(conversation, me);
  const notes = [...conversation.notes].sort((a, b) => a.at.localeCompare(b.at));
  for (const event of conversation.events) {
    while (notes[0] && notes[0].at < event.at) arranger.note(notes.shift() as AgentNote);
    arranger.event(event);
  }
  for (const note of notes) arranger.note(note);
  for (const pending of conversation.pending) {
    arranger.message({ role: 'agent', name: me }, { ...pending, key: pending.cid }, pending.delivery);
  }
  return arranger.items;
}

class Arranger {
  readonly items: LogItem[] = [];
  readonly #me: string;
  readonly #readByShopper: number;
  readonly #redacted: ReadonlySet<string>;
  #state: ConversationState['name'] = 'bot';
  #at = '';
  #lastMine: LogGroup | undefined;

  constructor(conversation: DeskConversation, me: string) {
    this.#me = me;
    this.#readByShopper = conversation.readByShopper;
    this.#redacted = new Set(
      conversation.events.flatMap((event) => (event.kind === 'redaction' ? [event.target] : [])),
    );
  }

  event(event: ConversationEvent): void {
    if (event.kind === 'state') this.#stateChange(event);
    else if (event.kind === 'rating') this.#line(event.id, { kind: 'rating', at: event.at, event });
    else if (event.kind === 'message') {
      const delivery = event.seq <= this.#readByShopper ? 'read' : 'sent';
      this.message(event.author, { ...event, key: event.cid ?? event.id, id: event.id }, delivery);
    }
  }

  note(note: AgentNote): void {
    this.#moveTo(note.at);
    this.items.push({ kind: 'note', key: `note ${note.id}`, note });
  }

  message(
    author: Author,
    said: { key: string; at: string; body: MessageBody; id?: string; error?: { message: string } },
    delivery: DeliveryState,
  ): void {
    this.#moveTo(said.at);
    const group = this.#groupOf(author, said.key);
    group.messages.push({
      key: said.key,
      at: said.at,
      body: said.body,
      redacted: said.id !== undefined && this.#redacted.has(said.id),
      ...(delivery === 'failed' ? { failed: said.error?.message ?? '' } : {}),
    });
    if (!group.mine) return;
    // Only the last own words say what became of them; the older ones went the same way.
    if (this.#lastMine && this.#lastMine !== group) delete this.#lastMine.delivery;
    group.delivery = delivery;
    this.#lastMine = group;
  }

  #groupOf(author: Author, key: string): LogGroup {
    const last = this.items.at(-1);
    if (last?.kind === 'group' && last.author.role === author.role && last.author.name === author.name) {
      return last;
    }
    const group: LogGroup = {
      kind: 'group',
      key: `group ${key}`,
      author,
      side: author.role === 'shopper' ? 'customer' : 'shop',
      mine: author.role === 'agent' && author.name === this.#me,
      messages: [],
    };
    this.items.push(group);
    return group;
  }

  #stateChange(event: StateEvent): void {
    const before = this.#state;
    this.#state = event.state.name;
    // A log that begins with the bot, or comes back to it from its end, has nothing to tell.
    if (event.state.name === 'bot' && (before === 'bot' || before === 'closed')) return;
    this.#line(event.id, { kind: 'state', at: event.at, state: event.state });
  }

  #line(key: string, happening: Happening): void {
    this.#newDay(happening.at);
    this.#at = happening.at;
    const last = this.items.at(-1);
    if (last?.kind === 'line') last.happenings.push(happening);
    else this.items.push({ kind: 'line', key: `line ${key}`, happenings: [happening] });
  }

  #moveTo(at: string): void {
    const pause = Date.parse(at) - Date.parse(this.#at) > PAUSE_MS;
    if (!this.#newDay(at) && pause) this.items.push({ kind: 'time', key: `time ${at}`, at });
    this.#at = at;
  }

  #newDay(at: string): boolean {
    const day = (iso: string) => new Date(iso).toDateString();
    if (this.#at && day(this.#at) === day(at)) return false;
    this.items.push({ kind: 'day', key: `day ${day(at)}`, at });
    return true;
  }
}
