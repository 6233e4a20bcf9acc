import type { Duplex } from 'node:stream';
import { type CloseName, closeCodes, type ErrorCode, errorCodes, MAX_FRAME_BYTES } from '@zaine/protocol';
import type { RawData, WebSocket } from 'ws';
import type { z } from 'zod';
import { TokenBucket } from './token-bucket.ts';

/** What goes wrong with a frame and is told the client: a code, a sentence, the client's id of what it sent. */
export interface FrameError {
  code: ErrorCode;
  message?: string;
  id?: string;
  conversation?: string;
  retryAfter?: number;
}

/** Counts what a socket is told beside what it asked for. */
export interface FrameCounts {
  refused(edge: 'socket', code: ErrorCode): void;
  closed(name: CloseName): void;
}

/** How a kind of socket reads its frames. */
export interface FrameReading<Frame> {
  schema: z.ZodType<Frame>;
  /** Frames of other types are ignored: the client may be newer than the server. */
  types: ReadonlySet<string>;
  /** Asked of every frame as it comes, before it waits its turn; false where it was refused. */
  admits?(frame: Frame): boolean;
  /** Called for one frame at a time, in the order they came; `cameAt` is of `performance.now()`. */
  onFrame(frame: Frame, cameAt: number): Promise<void> | void;
  /** Told of what `onFrame` threw; the client hears `unavailable` or `internal`. */
  onFailure(error: unknown): ErrorCode;
  onClose(): void;
  counts: FrameCounts;
}

/** Frames nobody can read, or of types nobody knows, that a client may send at once, and a second after that. */
const UNREADABLE = { burst: 300, perSecond: 20 };

/** A WebSocket and the stream below it, through which frames that are sent together leave together. */
export interface Wire {
  socket: WebSocket;
  stream: Pick<Duplex, 'cork' | 'uncork' | 'writableNeedDrain' | 'on' | 'off'>;
}

/** What may wait to be read by a client, in bytes, before it is dropped. */
const MOST_BUFFERED = 1024 * 1024;
/** With so much waiting, what can be sent later is. */
const ENOUGH_BUFFERED = 256 * 1024;
/** How long a client that is dropped has for reading up to the reason, in milliseconds. */
const LINGER = 10_000;
/** Frames that may wait for their turn; a client that sends more without waiting is cut off. */
const MOST_WAITING = 1000;

/** A WebSocket that speaks JSON frames: parsed once, handled in order, written with an eye on the buffer. */
export class FrameSocket<ServerFrame, ClientFrame> {
  readonly #socket: WebSocket;
  readonly #stream: Wire['stream'];
  readonly #reading: FrameReading<ClientFrame>;
  #turn: Promise<void> = Promise.resolve();
  #waiting = 0;
  #alive = true;
  #corked = false;
  readonly #unreadable = new TokenBucket(UNREADABLE, performance.now());
  #late: { characters: number; bytes: number } | undefined;

  constructor({ socket, stream }: Wire, reading: FrameReading<ClientFrame>) {
    this.#socket = socket;
    this.#stream = stream;
    this.#reading = reading;
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    socket.on('pong', () => {
      this.#alive = true;
    });
    socket.on('close', () => reading.onClose());
    // ws reports protocol violations here and closes by itself (1009 for a frame that is too large).
    socket.on('error', () => {});
  }

  get open(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  send(frame: ServerFrame): void {
    this.sendText(JSON.stringify(frame));
  }

  /** Sends a frame that is JSON already, so that many sockets can share one text. */
  sendText(text: string): void {
    if (!this.open) return;
    if (this.#isTooSlow(text)) this.drop('tooSlow');
    else {
      this.#cork();
      this.#socket.send(text);
    }
  }

  error({ code, message, ...more }: FrameError): void {
    this.#reading.counts.refused('socket', code);
    this.sendText(JSON.stringify({ type: 'error', code, message: message ?? errorCodes[code], ...more }));
  }

  close(name: CloseName): void {
    const { code, reason } = closeCodes[name];
    if (this.open) this.#reading.counts.closed(name);
    this.#socket.close(code, reason);
  }

  /** Undefined while there is room for more, else what to wait for; it comes when the socket is closed, too. */
  room(): Promise<void> | undefined {
    if (this.#socket.bufferedAmount < ENOUGH_BUFFERED || !this.open) return undefined;
    // What was corked goes out first: until then nobody knows whether it has to wait.
    return new Promise((resolve) => setImmediate(() => this.#drained(resolve)));
  }

  /** Closes without waiting long for what the client has not read. */
  drop(name: CloseName): void {
    this.close(name);
    setTimeout(() => this.#socket.terminate(), LINGER).unref();
  }

  /** Asks for a sign of life; ends a socket that gave none since the last time. */
  ping(): void {
    if (!this.#alive) return this.#socket.terminate();
    this.#alive = false;
    this.#socket.ping();
  }

  /** Resolves when all frames that have come are handled. */
  settled(): Promise<void> {
    return this.#turn;
  }

  /** Node counts waiting text by its characters, which are up to three bytes each: what comes once much waits tells. */
  #isTooSlow(text: string): boolean {
    const waiting = this.#socket.bufferedAmount;
    if (waiting < ENOUGH_BUFFERED) {
      this.#late = undefined;
      return false;
    }
    const late = this.#late ?? { characters: 0, bytes: 0 };
    late.characters += text.length;
    late.bytes += Buffer.byteLength(text);
    this.#late = late;
    return waiting * (late.bytes / late.characters) > MOST_BUFFERED;
  }

  #drained(then: () => void): void {
    const stream = this.#stream;
    if (!stream.writableNeedDrain || !this.open) return then();
    const done = () => {
      stream.off('drain', done).off('close', done);
      then();
    };
    stream.on('drain', done).on('close', done);
  }

  /** What is sent until this turn of the event loop ends goes out in one write. */
  #cork(): void {
    if (this.#corked) return;
    this.#corked = true;
    this.#stream.cork();
    process.nextTick(() => {
      this.#corked = false;
      this.#stream.uncork();
    });
  }

  #receive(data: RawData, isBinary: boolean): void {
    // One that is being dropped may go on sending for a while.
    if (!this.open) return;
    const frame = isBinary ? undefined : this.#parse(data.toString());
    if (!frame) {
      if (isBinary) this.error({ code: 'bad_frame', message: 'Frames are JSON text.' });
      if (this.#unreadable.take(performance.now()) > 0) this.drop('rateLimited');
      return;
    }
    if (this.#reading.admits?.(frame) === false) return;
    if (this.#waiting >= MOST_WAITING) return this.drop('rateLimited');
    this.#waiting += 1;
    const cameAt = performance.now();
    this.#turn = this.#turn.then(() => this.#handle(frame, cameAt));
  }

  async #handle(frame: ClientFrame, cameAt: number): Promise<void> {
    try {
      await this.#reading.onFrame(frame, cameAt);
    } catch (error) {
      const { id, conversation } = frame as { id?: string; conversation?: string };
      const code = this.#reading.onFailure(error);
      this.error({
        code,
        ...(id === undefined ? {} : { id }),
        ...(conversation === undefined ? {} : { conversation }),
      });
    } finally {
      this.#waiting -= 1;
    }
  }

  #parse(text: string): ClientFrame | undefined {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      this.error({ code: 'bad_frame', message: 'The frame is not JSON.' });
      return undefined;
    }
    const { type, id } = (typeof value === 'object' && value !== null ? value : {}) as Record<
      string,
      unknown
    >;
    if (typeof type !== 'string') {
      this.error({ code: 'bad_frame', message: 'A frame is an object with a type.' });
      return undefined;
    }
    if (!this.#reading.types.has(type)) return undefined;
    const parsed = this.#reading.schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    const message = `${type}${issue ? `: ${issue.path.join('.')} ${issue.message}`.slice(0, 300) : ''}`;
    this.error({ code: 'bad_frame', message, ...(typeof id === 'string' ? { id: id.slice(0, 64) } : {}) });
    return undefined;
  }
}

/** Options every WebSocket server of Zaine has: frames up to 64 KiB, no compression, no listening by itself. */
export const socketOptions = {
  noServer: true,
  perMessageDeflate: false,
  maxPayload: MAX_FRAME_BYTES,
  clientTracking: false,
} as const;
