import type { Draft } from '../api.ts';
import { ASK } from './ask.ts';
import type { Answer, HandedOver, Question } from './pop-out.ts';

/** How long the opener may take to answer, in milliseconds; a page that is being left does not. */
const PATIENCE = 3000;
/** How long a page that is there may take to say that it has heard. */
const HEARING = 1000;
/** How long its hooks may think. */
const THINKING = 60_000;

/** What the window has of its opener. */
interface Line {
  over: HandedOver;
  port: MessagePort;
}

/** What the page answers; `silent` where it has heard and says nothing more, undefined where it is gone. */
type Said = Exclude<Answer, { heard: true }> | 'silent' | undefined;

/** The page that opened this window: whose conversation goes on here, and who looks at what is sent. */
export class Opener {
  readonly #site: string;
  /** Whether the page looked at what is sent when it was last heard of. */
  #guarded: boolean;
  /** Whether it could say who the customer is. */
  #signs = false;
  /** The token it gave last. */
  #token: string | undefined;
  #line: Line | undefined;
  #next = 0;

  constructor(site: string, guarded: boolean) {
    this.#site = site;
    this.#guarded = guarded;
  }

  /** Whether the page was there when it was last asked. */
  get there(): boolean {
    return Boolean(this.#line);
  }

  /** What the opener hands over; undefined where there is none, or none of the shop's. */
  async reach(): Promise<HandedOver | undefined> {
    this.#line = await call(this.#site);
    this.#guarded ||= this.#line?.over.guarded ?? false;
    this.#signs ||= this.#line?.over.signs ?? false;
    return this.#line?.over;
  }

  /** The text as the page leaves it; false where it keeps it, or where a page that wants to see it is not there. */
  async ask(draft: Draft): Promise<string | false> {
    const answer = await this.#put({ draft }, this.#guarded);
    if (answer === 'silent') return false;
    if (!answer || !('text' in answer)) return !this.#guarded && draft.text;
    this.#guarded = answer.guarded;
    return answer.text;
  }

  /** A token of the customer's that was not shown yet; without one the conversation goes on by its own. */
  async identity(): Promise<string | undefined> {
    const answer = this.#signs ? await this.#put({ identity: true }, true) : undefined;
    const token = answer instanceof Object && 'identity' in answer ? answer.identity : undefined;
    if (token === this.#token) return undefined;
    this.#token = token;
    return token;
  }

  /** The shop's page may be another one by now, of the same shop. One that is not `needed` is not waited for again. */
  async #put(question: Question, needed: boolean): Promise<Said> {
    const known = this.#line;
    const answer = known && (await this.#tell(question, known));
    if (answer || !(known || needed) || !(await this.reach())) return answer;
    return this.#tell(question, this.#line as Line);
  }

  #tell(question: Question, { port }: Line): Promise<Said> {
    const id = ++this.#next;
    return new Promise((resolve) => {
      const gone = () => {
        this.#line = undefined;
        resolve(undefined);
      };
      let patience = setTimeout(gone, HEARING);
      const hear = ({ data }: MessageEvent<Answer & { id: number }>) => {
        if (data.id !== id) return;
        clearTimeout(patience);
        if ('heard' in data) patience = setTimeout(() => resolve('silent'), THINKING);
        else {
          port.removeEventListener('message', hear);
          resolve(data);
        }
      };
      port.addEventListener('message', hear);
      port.start();
      port.postMessage({ id, question });
    });
  }
}

/** Asks the page that opened this window; only a page of the shop's is believed. */
function call(site: string): Promise<Line | undefined> {
  const { opener } = window;
  if (!opener || opener.closed) return Promise.resolve(undefined);
  const listening = new AbortController();
  return new Promise<Line | undefined>((resolve) => {
    const hear = async ({ source, origin, data, ports: [port] }: MessageEvent) => {
      const over = source === opener && data?.[ASK];
      if (over && port) resolve((await isAllowed(origin)) ? { over, port } : undefined);
    };
    addEventListener('message', hear, { signal: listening.signal });
    opener.postMessage({ [ASK]: site }, '*');
    setTimeout(() => resolve(undefined), PATIENCE);
  }).finally(() => listening.abort());
}

async function isAllowed(origin: string): Promise<boolean> {
  if (origin === location.origin) return true;
  const answer = await fetch(`/v1/origins?of=${encodeURIComponent(origin)}`);
  return ((await answer.json()) as { allowed: boolean }).allowed;
}
