import type { DeskSnapshot } from '@zaine/client';
import type { ConversationSummary, QueueEntry } from '@zaine/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { NoticeBoard } from '../notices/notice-board.ts';
import type { Refusal } from '../session/refusal.ts';
import { customerName } from '../strings/format.ts';
import type { Desk } from './desk.ts';
import { neighbour, summaryOf } from './rows.ts';

/** What the controller tells its host beyond "render again". */
export interface DeskReports {
  /** The conversation this agent asked for is theirs. */
  taken(conversation: string): void;
  /** The conversation that was on show was ended or transferred; another may be selected in its place. */
  left(): void;
  /** The server ended the session. */
  lost(refusal: Refusal): void;
}

interface Leaving {
  summary: ConversationSummary;
  /** `bot`, `queue` or an agent; undefined when it was ended. */
  to: string | undefined;
}

/** Holds the desk for its host: what is selected, what was asked of the server, and what became of it. */
export class DeskController implements ReactiveController {
  snapshot: DeskSnapshot;
  selected: string | undefined;
  readonly desk: Desk;
  readonly #host: ReactiveControllerHost;
  readonly #board: NoticeBoard;
  readonly #reports: DeskReports;
  readonly #opened = new Set<string>();
  readonly #claiming = new Set<string>();
  readonly #leaving = new Map<string, Leaving>();
  /** Claimed by others, while the queue that still names them is on its way to be replaced. */
  readonly #gone = new Set<string>();
  #known: ConversationSummary | undefined;
  #undo: (() => void) | undefined;

  constructor(
    host: ReactiveControllerHost,
    desk: Desk,
    options: { board: NoticeBoard; reports: DeskReports },
  ) {
    this.#host = host;
    this.desk = desk;
    this.#board = options.board;
    this.#reports = options.reports;
    this.snapshot = desk.snapshot;
    host.addController(this);
  }

  hostConnected(): void {
    this.#undo = this.desk.subscribe(this.#changed);
    this.desk.connect();
    this.#changed();
  }

  hostDisconnected(): void {
    this.#undo?.();
    this.desk.disconnect();
  }

  /** Own conversations in the order they were taken, so that rows do not move under the hand. */
  get mine(): readonly ConversationSummary[] {
    const since = (row: ConversationSummary) => (row.state.name === 'agent' ? row.state.since : row.at);
    return [...this.snapshot.mine].sort((a, b) => since(a).localeCompare(since(b)));
  }

  get queue(): readonly QueueEntry[] {
    return this.snapshot.queue.filter((entry) => !this.#gone.has(entry.conversation));
  }

  isMine(conversation: string): boolean {
    return this.snapshot.mine.some((row) => row.conversation === conversation);
  }

  isClaiming(conversation: string): boolean {
    return this.#claiming.has(conversation);
  }

  /** What is known of the selected conversation. */
  get shown(): ConversationSummary | undefined {
    if (this.selected === undefined) return undefined;
    return summaryOf(this.snapshot, this.selected) ?? this.#known;
  }

  /** `known` is what a list elsewhere said of it, until the desk knows it. */
  select(conversation: string | undefined, known?: ConversationSummary): void {
    this.selected = conversation;
    this.#known = known;
    this.#keepOpen();
    this.#host.requestUpdate();
  }

  step(step: 1 | -1): void {
    const next = neighbour([...this.mine, ...this.queue], this.selected, step);
    if (next) this.select(next);
  }

  claim(conversation: string | undefined): void {
    if (!conversation || this.#claiming.has(conversation) || this.isMine(conversation)) return;
    this.#claiming.add(conversation);
    this.desk.claim(conversation);
    this.#host.requestUpdate();
  }

  end(conversation: string): void {
    this.#leave(conversation, undefined);
    this.desk.end(conversation);
  }

  transfer(conversation: string, to: string): void {
    this.#leave(conversation, to);
    this.desk.transfer(conversation, to);
  }

  #leave(conversation: string, to: string | undefined): void {
    const summary = summaryOf(this.snapshot, conversation);
    if (summary) this.#leaving.set(conversation, { summary, to });
  }

  readonly #changed = (): void => {
    const before = this.snapshot;
    this.snapshot = this.desk.snapshot;
    this.#forgetGone();
    if (this.snapshot.connection !== 'online') this.#claiming.clear();
    this.#welcomeReceived(before);
    this.#settleClaims();
    this.#settleLeaving(before);
    if (this.snapshot.error && this.snapshot.error !== before.error) this.#tell(this.snapshot.error);
    this.#keepOpen();
    this.#host.requestUpdate();
  };

  #forgetGone(): void {
    for (const conversation of this.#gone) {
      const named = this.snapshot.queue.some((entry) => entry.conversation === conversation);
      if (!named) this.#gone.delete(conversation);
    }
  }

  /** Says what came to this agent without being asked for: a colleague handed it over. */
  #welcomeReceived(before: DeskSnapshot): void {
    if (!before.agent) return;
    const had = new Set(before.mine.map((row) => row.conversation));
    for (const summary of this.snapshot.mine) {
      if (had.has(summary.conversation) || this.#claiming.has(summary.conversation)) continue;
      this.#board.done((words) => words.notice.received(customerName(summary, words)));
    }
  }

  #settleClaims(): void {
    for (const conversation of this.#claiming) {
      if (!this.isMine(conversation)) continue;
      this.#claiming.delete(conversation);
      this.select(conversation);
      this.#reports.taken(conversation);
    }
  }

  #settleLeaving(before: DeskSnapshot): void {
    for (const [conversation, leaving] of this.#leaving) {
      if (this.isMine(conversation)) continue;
      this.#leaving.delete(conversation);
      this.#announce(leaving);
      if (this.selected !== conversation) continue;
      this.select(this.#nextAfter(conversation, before));
      this.#reports.left();
    }
  }

  #announce({ summary, to }: Leaving): void {
    this.#board.done((words) => {
      const name = customerName(summary, words);
      if (to === undefined) return words.notice.ended(name);
      if (to === 'queue') return words.notice.queuedAgain(name);
      return to === 'bot' ? words.notice.backWithBot(name) : words.notice.transferred(name, to);
    });
  }

  /** The own conversation that moves up into the place of one that left. */
  #nextAfter(conversation: string, before: DeskSnapshot): string | undefined {
    const at = before.mine.findIndex((row) => row.conversation === conversation);
    const mine = this.mine;
    return mine[Math.min(Math.max(at, 0), mine.length - 1)]?.conversation;
  }

  #tell(error: NonNullable<DeskSnapshot['error']>): void {
    const { code, message, conversation } = error;
    if (this.snapshot.connection === 'refused') {
      if (code === 'expired' || code === 'unauthenticated') this.#reports.lost('expired');
      return;
    }
    if (conversation) {
      this.#leaving.delete(conversation);
      this.#claiming.delete(conversation);
    }
    if (code === 'not_waiting' && conversation) this.#tooLate(conversation);
    else if (this.snapshot.connection === 'offline') this.#board.problem((words) => words.notice.notDone);
    else this.#board.problem((words) => words.notice.refused[code] ?? words.notice.other(message));
  }

  #tooLate(conversation: string): void {
    const summary = summaryOf(this.snapshot, conversation);
    this.#gone.add(conversation);
    this.#board.done((words) =>
      words.notice.faster(summary ? customerName(summary, words) : words.guest('')),
    );
  }

  /** Own conversations stay open, so that typing and waits are live; others only while selected. */
  #keepOpen(): void {
    if (this.snapshot.connection !== 'online') return;
    const wanted = new Set(this.snapshot.mine.map((row) => row.conversation));
    if (this.selected) wanted.add(this.selected);
    for (const conversation of wanted) {
      if (this.#opened.has(conversation)) continue;
      this.#opened.add(conversation);
      this.desk.open(conversation);
    }
    for (const conversation of this.#opened) {
      if (wanted.has(conversation)) continue;
      this.#opened.delete(conversation);
      this.desk.close(conversation);
    }
  }
}
