/** One socket of the load: sends a message, notices when it is done, reads no more of a frame than it must. */
import { randomBytes } from 'node:crypto';
import { WebSocket } from '../server-dependencies.mjs';

let messages = 0;
const run = randomBytes(6).toString('base64url');

/** Frames begin with their type; the first letters tell them apart without parsing. */
const typeOf = (data) => data.toString('latin1', 9, 11);
const ACK = 'ac';
const EVENT = 'ev';
const ERROR = 'er';

export class Visitor {
  #how;
  #socket;
  #since = 0;
  #ackSeq = 0;
  #acks = 0;
  #own = 0;
  #settled;
  #on = new Map();

  constructor(how) {
    this.#how = how;
    this.#socket = new WebSocket(how.url, 'zaine.v1', { perMessageDeflate: false });
    this.#socket.on('message', (data) => this.#receive(data));
    this.#socket.on('error', (error) => how.onFailure(`a socket failed: ${error.message}`));
    this.#socket.on('close', (code) => this.closing || how.onFailure(`a socket was closed with ${code}`));
  }

  /** Resolves when messages can be sent: at once on a floor, after hello and live on Zaine. */
  async enter(hello) {
    await new Promise((resolve) => this.#socket.once('open', resolve));
    if (!hello) return;
    this.tell(hello);
    const welcome = this.next((frame) => frame.type === 'welcome');
    const live = this.next((frame) => frame.type === 'live');
    this.conversation = (await welcome).conversation;
    await live;
  }

  tell(frame) {
    this.#socket.send(JSON.stringify(frame));
  }

  /** The next frame that fits; for what happens before a measurement. */
  next(fits) {
    return new Promise((resolve) => this.#on.set(fits, resolve));
  }

  /** Sends the visitor's message, due `since` (now, where it is not said). */
  send(since = performance.now()) {
    this.#since = since;
    const id = `${run}${String(++messages).padStart(13, '0')}`;
    this.tell({ type: 'send', id, body: this.#how.body });
  }

  /** Another message from now on. */
  says(body) {
    this.#how = { ...this.#how, body };
  }

  /** Counts afresh, and waits for nothing that was awaited before. */
  begin() {
    this.#on.clear();
    this.#acks = 0;
    this.#own = 0;
  }

  /** Resolves when everything acked has come as an event too. */
  settled() {
    if (this.#own >= this.#acks) return undefined;
    return new Promise((resolve) => (this.#settled = resolve));
  }

  close() {
    this.closing = true;
    this.#socket.terminate();
  }

  #receive(data) {
    const { completion, onFailure } = this.#how;
    if (completion === 'echoed') return this.#done();
    const type = typeOf(data);
    if (type === ERROR) onFailure(`the server answered ${data}`);
    else if (this.#on.size > 0) this.#offer(JSON.parse(data));
    else if (completion === 'acked') this.#countAcked(type);
    else this.#countAnswered(type, data);
  }

  #countAcked(type) {
    if (type === ACK) {
      this.#acks += 1;
      this.#done();
    } else if (type === EVENT) this.#ownEvent();
  }

  #countAnswered(type, data) {
    if (type === ACK) {
      this.#acks += 1;
      this.#ackSeq = JSON.parse(data).seq;
    } else if (type === EVENT) {
      const { seq, kind, author, state } = JSON.parse(data).event;
      if (kind === 'state') this.#how.onFailure(`the bot stopped answering: ${JSON.stringify(state)}`);
      if (author.role === 'shopper') this.#ownEvent();
      else if (author.role === 'bot' && this.#ackSeq > 0 && seq > this.#ackSeq) {
        this.#ackSeq = 0;
        this.#done();
      }
    }
  }

  #ownEvent() {
    this.#own += 1;
    if (this.#own >= this.#acks) this.#settled?.();
  }

  #done() {
    this.#how.onDone(performance.now() - this.#since);
  }

  #offer(frame) {
    for (const [fits, resolve] of this.#on) {
      if (!fits(frame)) continue;
      this.#on.delete(fits);
      resolve(frame);
    }
  }
}
