import { PROTOCOL } from '@zaine/protocol';
import { EXPIRED, FORBIDDEN, LOST, RATE_LIMITED, VERSION } from './close-code.ts';
import { Heartbeat } from './heartbeat.ts';
import { retryDelay } from './retry-delay.ts';
import type { Runtime, SocketLike } from './runtime.ts';
import type { ConnectionState } from './snapshot.ts';
import { Timer } from './timer.ts';
import { wakeSignals } from './wake-signals.ts';

/** From the attempt to the server's welcome. */
const WELCOME_MS = 15_000;
/** A connection that held this long starts the backoff anew. */
const STABLE_MS = 5_000;

/** What a connection asks of and tells its owner. */
interface ConnectionOptions<Out, In> {
  url: string;
  runtime: Runtime;
  /** What has to be fetched before a socket is opened; nothing when there is nothing. */
  prepare?(): Promise<void> | undefined;
  /** The first frame, asked for when the socket is open. */
  hello(): Out;
  /** Sends something that the server answers. */
  probe(): void;
  frame(frame: In): void;
  changed(state: ConnectionState): void;
  /** The server refused who is asking: whether to say another hello at once; else it was for good. */
  refused(code: number, reason: string): boolean;
}

/** One socket at a time, kept up until `disconnect` or a refusal: hello, heartbeat, reconnect. */
export class Connection<Out extends { type: string }, In extends { type: string }> {
  state: ConnectionState = 'idle';
  readonly #options: ConnectionOptions<Out, In>;
  readonly #heartbeat: Heartbeat;
  readonly #deadline: Timer;
  readonly #retry: Timer;
  #socket: SocketLike | undefined;
  /** Grows with every attempt: whatever an earlier socket still says is not for us. */
  #turn = 0;
  #welcomedAt: number | undefined;
  #attempt = 0;
  #mayHurry = true;
  #unlisten: (() => void) | undefined;

  constructor(options: ConnectionOptions<Out, In>) {
    const { timers } = options.runtime;
    this.#options = options;
    this.#deadline = new Timer(timers, () => this.#lost(LOST));
    this.#retry = new Timer(timers, () => this.#open());
    this.#heartbeat = new Heartbeat(options.runtime, {
      probe: () => options.probe(),
      dead: () => this.#lost(LOST),
    });
  }

  connect(): void {
    if (this.state === 'idle' || this.state === 'refused') this.#start();
  }

  disconnect(): void {
    this.#stop('idle');
  }

  /** Says hello anew over another socket, unless disconnected. */
  reconnect(): void {
    if (this.state === 'idle') return;
    this.#drop();
    this.#start();
  }

  /** False when there is no welcomed socket to send it over. */
  send(frame: Out): boolean {
    if (this.#welcomedAt === undefined) return false;
    this.#write(frame);
    if (frame.type !== 'typing') this.#heartbeat.asked();
    return true;
  }

  #start(): void {
    this.#attempt = 0;
    this.#unlisten ??= wakeSignals({
      wake: () => this.#hurry(),
      // Waiting for a probe would say for seconds that words are on their way; a link that was well is soon back.
      gone: () => this.#welcomedAt !== undefined && this.#lost(LOST),
      leave: () => this.#rest(),
    });
    this.#set('connecting');
    this.#open();
  }

  async #open(): Promise<void> {
    const turn = ++this.#turn;
    const preparing = this.#options.prepare?.();
    if (preparing) await preparing;
    if (turn === this.#turn) this.#dial(turn);
  }

  #dial(turn: number): void {
    const { runtime, url, hello } = this.#options;
    const mine = () => turn === this.#turn;
    this.#deadline.start(WELCOME_MS);
    try {
      const socket = new runtime.WebSocket(url, PROTOCOL);
      this.#socket = socket;
      socket.addEventListener('open', () => mine() && this.#write(hello()));
      socket.addEventListener('message', ({ data }) => mine() && this.#receive(data));
      socket.addEventListener('close', ({ code, reason }) => mine() && this.#lost(code, reason));
      // `close` follows and says more; without a listener the package `ws` would throw.
      socket.addEventListener('error', () => {});
    } catch {
      this.#lost(LOST);
    }
  }

  #write(frame: Out): void {
    this.#socket?.send(JSON.stringify(frame));
  }

  #receive(data: unknown): void {
    this.#heartbeat.heard();
    const frame = parseFrame<In>(data);
    if (!frame) return;
    const turn = this.#turn;
    const welcome = frame.type === 'welcome';
    if (welcome) this.#welcomed();
    this.#options.frame(frame);
    if (welcome && turn === this.#turn) this.#set('online');
  }

  #welcomed(): void {
    this.#deadline.stop();
    this.#heartbeat.start();
    this.#welcomedAt = this.#options.runtime.now();
    // A server that welcomes and falls over must not be met by everybody at once, nor a healthy one late.
    this.#attempt = Math.min(this.#attempt, 2);
  }

  #lost(code: number, reason = ''): void {
    const { runtime, url } = this.#options;
    if (runtime.now() - (this.#welcomedAt ?? Number.POSITIVE_INFINITY) >= STABLE_MS) this.#attempt = 0;
    this.#drop();
    const refused = code === FORBIDDEN || code === VERSION || code === EXPIRED;
    const over = refused && !this.#options.refused(code, reason);
    // For developers: once, and not for a gap that the next attempt has closed.
    if (over || (!refused && this.#attempt === 1))
      console.warn(`Zaine: no connection to ${url} (${`${code} ${reason}`.trim()})`);
    if (over) return this.#stop('refused');
    const attempt = this.#attempt++;
    this.#mayHurry = code !== RATE_LIMITED;
    this.#set(refused ? 'connecting' : 'offline');
    this.#retry.start(refused && !attempt ? 0 : retryDelay(code, attempt, runtime));
  }

  /** The network or the person is back: no use in waiting any longer, or in trusting the link. */
  #hurry(): void {
    if (!this.#retry.running) return this.#welcomedAt === undefined ? undefined : this.#heartbeat.check();
    if (!this.#mayHurry) return;
    this.#retry.stop();
    this.#open();
  }

  /** Lets the socket go until the page is shown again; a page that was not left after all comes back by itself. */
  #rest(): void {
    this.#drop();
    this.#mayHurry = true;
    this.#set('offline');
    this.#retry.start(STABLE_MS);
  }

  #stop(state: 'idle' | 'refused'): void {
    this.#drop();
    this.#unlisten?.();
    this.#unlisten = undefined;
    this.#set(state);
  }

  #drop(): void {
    this.#turn++;
    this.#welcomedAt = undefined;
    for (const timer of [this.#deadline, this.#retry, this.#heartbeat]) timer.stop();
    this.#socket?.close(1000);
    this.#socket = undefined;
  }

  #set(state: ConnectionState): void {
    if (this.state === state) return;
    this.state = state;
    this.#options.changed(state);
  }
}

/** What came in as a frame, or nothing when it is none. */
function parseFrame<In extends { type: string }>(data: unknown): In | undefined {
  try {
    const frame: In | null = JSON.parse(data as string);
    return frame?.type ? frame : undefined;
  } catch {
    return undefined;
  }
}
