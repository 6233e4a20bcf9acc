import type { AgentNote, ConversationEvent, ConversationSummary, DeskClientFrame } from '@zaine/protocol';
import { ConversationLog } from './conversation-log.ts';
import { ReadMark } from './read-mark.ts';
import type { DeskConversation, PendingMessage, TypingState } from './snapshot.ts';
import type { Timers } from './timer.ts';
import { TypingSignal } from './typing-signal.ts';

/** What an opened conversation asks of and tells the desk. */
interface DeskRoomOptions {
  conversation: string;
  /** What a list says of it, if one does. */
  summary: ConversationSummary | undefined;
  timers: Timers;
  send(frame: DeskClientFrame): boolean;
  changed(): void;
  added(event: ConversationEvent): void;
}

/** One conversation opened at the desk: its log and notes, and what this agent does in it. */
export class DeskRoom {
  summary: ConversationSummary | undefined;
  readonly log: ConversationLog;
  readonly writing: TypingSignal;
  readonly #mark: ReadMark;
  readonly #options: DeskRoomOptions;
  #notes: AgentNote[] = [];

  constructor(options: DeskRoomOptions) {
    const { conversation, timers, send, changed, added } = options;
    this.#options = options;
    this.summary = options.summary;
    this.writing = new TypingSignal(timers, (on) => send({ type: 'typing', conversation, on }));
    this.#mark = new ReadMark(timers, (seq) => send({ type: 'read', conversation, seq }));
    this.log = new ConversationLog({
      timers,
      changed,
      pull: () => this.ask(),
      typing: () => {},
      added: (event) => {
        if (event.kind === 'read') this.#mark.known(this.log.read.desk);
        added(event);
      },
    });
  }

  /** Asks for what is not here yet. */
  ask(): void {
    const { conversation, send } = this.#options;
    send({ type: 'open', conversation, after: this.log.transcript.last });
  }

  opened(summary: ConversationSummary, notes: AgentNote[]): void {
    const { log } = this;
    this.summary = summary;
    this.#notes = notes;
    if (summary.seq < log.transcript.last) {
      // The server's store is an older one: what is shown here may never have been.
      this.#mark.reset();
      log.restart();
      this.ask();
    }
    if (log.live) log.expect(summary.seq);
    else log.begin(summary.seq);
    this.#options.changed();
  }

  live(): void {
    const first = !this.log.live;
    this.log.goLive();
    if (first) this.#mark.tell();
  }

  noted(note: AgentNote): void {
    this.#notes = [...this.#notes.filter((each) => each.id !== note.id), note];
    this.#options.changed();
  }

  setTyping(on: boolean): void {
    const typing: TypingState = { role: 'shopper' };
    this.log.setTyping(on ? typing : undefined);
  }

  markRead(seq?: number): void {
    const shopper = this.log.transcript.events.filter(
      ({ kind, author }) => kind === 'message' && author.role === 'shopper',
    );
    this.#mark.set(shopper, seq);
  }

  /** Nothing as long as the server has not said what conversation this is. */
  build(pending: readonly PendingMessage[]): DeskConversation | undefined {
    const { summary, log } = this;
    const notes = this.#notes;
    const { live, typing, read, transcript } = log;
    return (
      summary && {
        summary,
        events: transcript.events,
        pending,
        notes,
        typing,
        readByShopper: read.shopper,
        live,
      }
    );
  }
}
