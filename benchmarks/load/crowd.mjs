/** Many sockets to one server, each with one message in flight at most. */
import { percentile } from '../statistics.mjs';
import { Visitor } from './visitor.mjs';

const OPENING_AT_ONCE = 32;
/** How long the last answers of a phase may take, in milliseconds. */
const PATIENCE = 10_000;

/** @typedef {'echoed' | 'acked' | 'answered'} Completion what ends a message: its echo, its ack, the bot's reply */

export class Crowd {
  visitors = [];
  #failed;
  #done = () => {};

  /** @param {{ urls: string[], completion: Completion, bodies: object[], hellos?: object[] }} how */
  constructor(how) {
    this.how = how;
    this.failure = new Promise((_, reject) => (this.#failed = (why) => reject(new Error(why))));
    this.failure.catch(() => {});
  }

  /** Opens sockets until there are `count` of them; where a server wants a hello, each is live. */
  async open(count) {
    const opener = async () => {
      while (this.visitors.length < count) await this.#enter(this.visitors.length);
    };
    await this.#within(30_000, Promise.all(Array.from({ length: OPENING_AT_ONCE }, opener)), 'no welcome');
  }

  #enter(index) {
    const { urls, completion, bodies, hellos } = this.how;
    const visitor = new Visitor({
      url: urls[index % urls.length],
      completion,
      body: bodies[index % bodies.length],
      onDone: (milliseconds) => this.#done(visitor, milliseconds),
      onFailure: (why) => this.#failed(why),
    });
    this.visitors.push(visitor);
    return visitor.enter(hellos?.[index % hellos.length]);
  }

  /** As fast as it goes: every visitor sends its next message when the former is done. */
  saturate(seconds) {
    const until = performance.now() + seconds * 1000;
    return this.#phase(seconds, ({ send }) => {
      for (const visitor of this.visitors) send(visitor);
      return (visitor) => performance.now() < until && send(visitor);
    });
  }

  /** `rate` messages a second at random moments (Poisson), whether or not the former are done. */
  pace(rate, seconds) {
    const until = performance.now() + seconds * 1000;
    const idle = [...this.visitors];
    const due = [];
    let next = performance.now();
    return this.#phase(seconds, ({ send, hold, release }) => {
      hold();
      const timer = setInterval(() => {
        const now = performance.now();
        for (; next <= now; next += (-Math.log(1 - Math.random()) * 1000) / rate) due.push(now);
        while (due.length > 0 && idle.length > 0) send(idle.shift(), due.shift());
        if (now < until) return;
        clearInterval(timer);
        release();
      }, 1);
      return (visitor) => idle.push(visitor);
    });
  }

  /** `begin` sends and says what follows a message that is done; resolves when all that was sent is done. */
  async #phase(seconds, begin) {
    for (const visitor of this.visitors) visitor.begin();
    const started = performance.now();
    const took = [];
    let open = 0;
    let drained;
    const end = new Promise((resolve) => (drained = resolve));
    const hold = () => void open++;
    const release = () => --open === 0 && drained();
    const send = (visitor, since) => {
      hold();
      visitor.send(since);
    };
    const then = begin({ send, hold, release });
    this.#done = (visitor, milliseconds) => {
      took.push(milliseconds);
      then(visitor);
      release();
    };
    await this.#within(seconds * 1000 + PATIENCE, end, `not every message was ${this.how.completion}`);
    const elapsed = performance.now() - started;
    const events = Promise.all(this.visitors.map((visitor) => visitor.settled()));
    await this.#within(PATIENCE, events, 'an acked message did not come back as an event');
    const at = (share) => percentile(took, share);
    return { count: took.length, perSecond: (took.length / elapsed) * 1000, p50: at(0.5), p99: at(0.99) };
  }

  async #within(milliseconds, work, otherwise) {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(otherwise)), milliseconds);
    });
    await Promise.race([work, this.failure, late]).finally(() => clearTimeout(timer));
  }

  close() {
    for (const visitor of this.visitors) visitor.close();
  }
}
