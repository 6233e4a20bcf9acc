import type { AgentStatus, ConversationSummary } from '@zaine/protocol';
import { html } from 'lit';
import type { CaseMove, TicketMove } from '../after-sales/after-sales.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { BesideController } from '../customer-panel/beside-controller.ts';
import { Arrivals } from '../desk/arrivals.ts';
import { DeskController } from '../desk/desk-controller.ts';
import type { Draft } from '../desk/drafts.ts';
import { Ticker } from '../desk/ticker.ts';
import { ConsoleElement } from '../look/console-element.ts';
import { NoticeBoard } from '../notices/notice-board.ts';
import type { Choices } from '../session/preferences.ts';
import type { SignedIn } from '../session/session-api.ts';
import { Attention } from './attention.ts';
import { type Pane, Panes } from './panes.ts';
import { ReadMarks } from './read-marks.ts';
import type { Services } from './services.ts';
import { type Command, Shortcuts } from './shortcuts.ts';
import { strips } from './strips.ts';
import { workspaceStyles } from './workspace.styles.ts';

const OFFLINE_EVERY_MS = 10_000;

/**
 * The desk of a signed-in agent: rail, inbox, conversation, customer.
 *
 * @event workspace-lost - the server ended the session, `detail` why
 * @event workspace-offline - the connection is lost; told again while it stays so
 */
export class Workspace extends ConsoleElement {
  static override properties = {
    services: { attribute: false },
    session: { attribute: false },
    choices: { attribute: false },
  };
  static override styles = [...ConsoleElement.styles, workspaceStyles];
  declare services: Services;
  declare session: SignedIn;
  declare choices: Readonly<Choices>;
  #desk!: DeskController;
  #beside!: BesideController;
  #board!: NoticeBoard;
  #ticker!: Ticker;
  readonly #attention = new Attention(this);
  readonly #arrivals = new Arrivals();
  readonly #reads = new ReadMarks();
  readonly #panes = new Panes(this);
  #tellOfflineAt = 0;

  constructor() {
    super();
    new Shortcuts(
      this,
      (command) => this.#commands[command](),
      () => this.choices,
    );
  }

  override connectedCallback(): void {
    if (!this.#desk) this.#takePlace();
    super.connectedCallback();
  }

  override willUpdate(): void {
    const { shown, snapshot } = this.#desk;
    this.#beside.show(shown?.conversation, `${shown?.customer?.id} ${shown?.state.name} ${this.#lastCase}`);
    this.#tellOffline();
    if (this.#arrivals.notice(snapshot) && this.choices.sound) this.services.chime();
  }

  override updated(): void {
    this.#markRead();
    const waiting = this.#desk.queue.length;
    document.title = waiting > 0 ? `(${waiting}) ${this.words.product}` : this.words.product;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.title = this.words.product;
  }

  override render() {
    const { desk, snapshot } = this.#desk;
    return html`${strips({
      words: this.words,
      snapshot,
      open: (conversation) => this.#open(conversation),
      dismiss: (alarm) => desk.dismissAlarm(alarm),
    })}
      <main class="columns" data-pane=${this.#panes.shown}>${this.#rail()}${this.#inbox()}${this.#conversation()}${this.#customer()}</main>
      <desk-notices
        .words=${this.words}
        .notices=${this.#board.notices}
        @notice-dismiss=${(event: CustomEvent<number>) => this.#board.dismiss(event.detail)}
      ></desk-notices>
      <desk-key-sheet
        .words=${this.words}
        .enabled=${this.choices.singleKeys}
        @key-sheet-enabled=${(event: CustomEvent<boolean>) => this.ask('rail-choice', { singleKeys: event.detail })}
      ></desk-key-sheet>`;
  }

  #takePlace(): void {
    const { services } = this;
    this.#board = new NoticeBoard(services.clock, () => this.requestUpdate());
    this.#ticker = new Ticker(this, services.clock);
    this.#beside = new BesideController(this, services.loadBeside);
    this.#desk = new DeskController(this, services.createDesk(), {
      board: this.#board,
      reports: {
        taken: () => this.#show('conversation', { reply: true }),
        left: () => this.#desk.selected ?? this.#show('inbox'),
        lost: (refusal) => this.ask('workspace-lost', refusal),
      },
    });
  }

  #rail() {
    const { desk, snapshot } = this.#desk;
    return html`<desk-rail
      .words=${this.words}
      .agent=${this.session.agent.name}
      .status=${snapshot.agent?.status ?? 'away'}
      .choices=${this.choices}
      @rail-inbox=${() => this.#show('inbox')}
      @rail-status=${(event: CustomEvent<AgentStatus>) => desk.setStatus(event.detail)}
      @rail-keys=${this.#commands.keys}
    ></desk-rail>`;
  }

  #inbox() {
    const { desk, snapshot, mine, queue, selected } = this.#desk;
    return html`<desk-inbox
      .words=${this.words}
      .mine=${mine}
      .queue=${queue}
      .open=${snapshot.open}
      .selected=${selected}
      .now=${this.#ticker.now}
      .loading=${!snapshot.agent}
      .away=${snapshot.agent?.status === 'away'}
      @inbox-select=${(event: CustomEvent<string>) => this.#open(event.detail)}
      @inbox-take-next=${this.#commands['take-next']}
      @inbox-online=${() => desk.setStatus('online')}
    ></desk-inbox>`;
  }

  #conversation() {
    const { desk, snapshot, selected } = this.#desk;
    const id = selected ?? '';
    return html`<desk-conversation
      .words=${this.words}
      .summary=${this.#desk.shown}
      .conversation=${snapshot.open[id]}
      .agents=${snapshot.agents}
      .draft=${this.services.drafts.of(id)}
      .me=${this.session.agent.name}
      .today=${this.#today}
      .mine=${this.#desk.isMine(id)}
      .claiming=${this.#desk.isClaiming(id)}
      .offline=${snapshot.connection !== 'online'}
      .quiet=${snapshot.queue.length + snapshot.mine.length === 0}
      @inbox-take-next=${this.#commands['take-next']}
      @conversation-back=${() => this.#show('inbox')}
      @conversation-besides=${this.#commands.besides}
      @conversation-take=${this.#commands.take}
      @conversation-transfer=${(event: CustomEvent<string>) => this.#desk.transfer(id, event.detail)}
      @conversation-end=${() => this.#desk.end(id)}
      @composer-draft=${(event: CustomEvent<Draft>) => this.#keep(id, event.detail)}
      @composer-typing=${(event: CustomEvent<boolean>) => desk.typing(id, event.detail)}
      @composer-send=${(event: CustomEvent<Draft>) => this.#send(id, event.detail)}
      @log-seen=${(event: CustomEvent<number>) => this.#saw(id, event.detail)}
      @log-retry=${(event: CustomEvent<string>) => desk.retry(event.detail)}
      @log-discard=${(event: CustomEvent<string>) => desk.discard(event.detail)}
    ></desk-conversation>`;
  }

  #customer() {
    const { shown } = this.#desk;
    if (!shown) return undefined;
    return html`<desk-customer-panel
      .words=${this.words}
      .summary=${shown}
      .state=${this.#beside.state}
      .today=${this.#today}
      @panel-back=${() => this.#show('conversation')}
      @panel-reload=${() => this.#beside.reload(shown.conversation)}
      @panel-open=${(event: CustomEvent<ConversationSummary>) => this.#open(event.detail.conversation, event.detail)}
      @case-move=${(event: CustomEvent<CaseMove>) => this.#work(shown.conversation, this.services.afterSales.moveCase(event.detail))}
      @ticket-move=${(event: CustomEvent<TicketMove>) => this.#work(shown.conversation, this.services.afterSales.moveTicket(event.detail))}
      @panel-copy=${(event: CustomEvent<string>) => this.#copy(event.detail)}
    ></desk-customer-panel>`;
  }

  readonly #commands: Record<Command, () => void> = {
    next: () => this.#desk.step(1),
    previous: () => this.#desk.step(-1),
    'take-next': () => this.#desk.claim(this.#desk.queue[0]?.conversation),
    take: () => this.#desk.claim(this.#desk.selected),
    reply: () => this.#middle?.focusReply(),
    note: () => this.#middle?.toggleNote(),
    transfer: () => this.#middle?.openTransfer(),
    end: () => this.#middle?.askEnd(),
    besides: () => this.#show(this.#panes.shown === 'customer' ? 'conversation' : 'customer'),
    keys: () => this.renderRoot.querySelector('desk-key-sheet')?.toggle(),
  };

  get #middle(): Conversation | null {
    return this.renderRoot.querySelector('desk-conversation');
  }

  /** The midnight before now: what names days changes once a day, not with every tick. */
  get #today(): number {
    return new Date(this.#ticker.now).setHours(0, 0, 0, 0);
  }

  #tellOffline(): void {
    const { now } = this.#ticker;
    if (this.#desk.snapshot.connection !== 'offline' || now < this.#tellOfflineAt) return;
    this.#tellOfflineAt = now + OFFLINE_EVERY_MS;
    this.ask('workspace-offline');
  }

  #open(conversation: string, known?: ConversationSummary): void {
    this.#desk.select(conversation, known);
    void this.#show('conversation');
  }

  async #show(pane: Pane, { reply = false } = {}): Promise<void> {
    this.#panes.show(pane);
    if (!reply) return;
    await this.updateComplete;
    await this.#middle?.updateComplete;
    this.#middle?.focusReply();
  }

  #keep(conversation: string, draft: Draft): void {
    this.services.drafts.keep(conversation, draft);
    this.requestUpdate();
  }

  #send(conversation: string, draft: Draft): void {
    if (draft.note) this.#desk.desk.note(conversation, draft.text);
    else this.#desk.desk.send(conversation, draft.text);
  }

  #saw(conversation: string, seq: number): void {
    this.#reads.saw(conversation, seq);
    this.#markRead();
  }

  /** Tells the customer that their words were read, once somebody really looks at them. */
  #markRead(): void {
    const { desk, selected, snapshot } = this.#desk;
    if (!selected || !this.#desk.isMine(selected)) return;
    if (!this.#attention.given || !this.#middle?.checkVisibility()) return;
    const seq = this.#reads.due(selected, snapshot);
    if (seq !== undefined) desk.markRead(selected, seq);
  }

  /** Waits for a move of a case or ticket, says what came of it, and shows how it stands now. */
  async #work(conversation: string, moving: Promise<{ refused: string } | undefined>): Promise<void> {
    const failed = await moving;
    if (!failed) this.#board.done((words) => words.afterSales.moved);
    else if (failed.refused === 'offline') this.#board.problem((words) => words.notice.notDone);
    else this.#board.problem((words) => words.notice.other(failed.refused));
    await this.#beside.reload(conversation);
  }

  /** The latest case card of the conversation on show: with a new one, what stands beside it has changed. */
  get #lastCase(): string {
    const { selected, snapshot } = this.#desk;
    const events = selected === undefined ? [] : (snapshot.open[selected]?.events ?? []);
    return events.findLast((event) => event.kind === 'message' && event.body.kind === 'case')?.id ?? '';
  }

  async #copy(text: string): Promise<void> {
    await navigator.clipboard?.writeText(text);
    this.#board.done((words) => words.notice.copied);
  }
}
