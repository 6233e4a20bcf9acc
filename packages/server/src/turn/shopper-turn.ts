import type { MessageEvent } from '@zaine/protocol';
import type { Understanding } from '@zaine/understanding';
import type { Bus } from '../bus/bus.ts';
import { answer } from '../conversation/answer.ts';
import { readHead, readLog } from '../conversation/read-log.ts';
import { type SendOutput, type ShopperSendInput, shopperSend } from '../conversation/send.ts';
import type { TurnDecision } from '../dialogue/turn-input.ts';
import type { Tracing } from '../metrics/tracing.ts';
import type { Sites } from '../sites/sites.ts';
import type { Store } from '../store/store.ts';
import { announce } from './announce.ts';
import { type Heard, type Said, Saving } from './saving.ts';
import { StandingHeads } from './standing-heads.ts';
import { type Asked, type ThinkingParts, type Thought, type TurnHead, think, Unheard } from './think.ts';

/** What a turn is made of. */
export interface ShopperTurnParts extends ThinkingParts {
  store: Store;
  bus: Bus;
  sites: Sites;
  unanswered(question: { site: string; conversation: string; text: string; language: string }): Promise<void>;
  /** Told of every answer, with the seconds since the message was sent. */
  onAnswer(understanding: Understanding, seconds: number, handOff: TurnDecision['handOff']): void;
  tracing: Tracing | undefined;
}

/** The bot's side of conversations. */
export interface ShopperTurns {
  /**
   * Appends what a shopper sent, tells everybody and answers it. Calls `heard` as soon as it is on disk, and resolves
   * then; rejects when it is not. The answer may be appended with it, or follow later.
   */
  say(said: Said, network: string, heard: Heard): Promise<void>;
  /** Resolves once all that was said in a conversation here is on disk, so that what comes after it stands after it. */
  saved(conversation: string): Promise<void>;
  /** A conversation is not as it was after its last answer, or nobody has it open any more. */
  forget(conversation: string): void;
  /** Answers what nobody did: a server that died or lost its database meanwhile left it. `age` in milliseconds. */
  recover(age: number): Promise<void>;
  /** Resolves when no turn is running. */
  idle(): Promise<void>;
}

/** Which conversation, and the shopper's network address. */
interface TurnPlace {
  site: string;
  conversation: string;
  network: string;
}

/** The one message that waits for an answer and the conversation after it, where both are at hand. */
interface KnownMessage {
  head: TurnHead;
  message: MessageEvent;
}

/** Conversations that one look for unanswered questions takes up. */
const MOST_RECOVERED = 500;

/** What a shopper sent begins to be written after so many milliseconds at the latest, whether or not its answer is known. */
const SAVED_WITHIN = 100;

/** Runs turns: one at a time in each conversation, as many conversations at once as there are. */
export function createShopperTurns(parts: ShopperTurnParts): ShopperTurns {
  return new Turns(parts);
}

class Turns implements ShopperTurns {
  readonly #parts: ShopperTurnParts;
  readonly #running = new Map<string, Promise<void>>();
  readonly #standing = new StandingHeads();
  /** What is being thought of before it is in the log, by conversation. */
  readonly #savings = new Map<string, Saving>();
  #gathering: Promise<void> | undefined;

  constructor(parts: ShopperTurnParts) {
    this.#parts = parts;
    parts.bus.subscribe((notice) => {
      if (notice.about === 'erased') this.forget(notice.conversation);
    });
  }

  say(said: Said, network: string, heard: Heard): Promise<void> {
    const place = { site: said.site, conversation: said.conversation, network };
    const head = speaks(said) ? this.#standing.take(said.conversation) : undefined;
    // What is known of the conversation is old once another turn has run.
    if (head && !this.#running.has(said.conversation)) return this.#sayWithAnswer(said, place, head, heard);
    if (!this.#savings.has(said.conversation)) return this.#sayAlone(said, place, heard);
    return this.saved(said.conversation).then(() => this.#sayAlone(said, place, heard));
  }

  async saved(conversation: string): Promise<void> {
    await this.#savings
      .get(conversation)
      ?.alone()
      .catch(() => {});
  }

  forget(conversation: string): void {
    this.#standing.forget(conversation);
  }

  async recover(age: number): Promise<void> {
    const left = await this.#parts.store.db
      .selectFrom('conversation')
      .select(['id', 'site'])
      .whereRef('asked', '>', 'answered')
      .where('state', '=', 'bot')
      .where('updated_at', '<=', this.#parts.now() - age)
      .limit(MOST_RECOVERED)
      .execute();
    for (const { id, site } of left) {
      if (!this.#running.has(id)) this.#wake({ site, conversation: id, network: id });
    }
  }

  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values());
  }

  /** Answers what is unanswered in a conversation, after turns already running in it. */
  #wake(place: TurnPlace, known?: KnownMessage): void {
    const before = this.#running.get(place.conversation);
    this.#run(place, before ? before.then(() => this.#answerAll(place)) : this.#answerAll(place, known));
  }

  #run({ conversation }: TurnPlace, turn: Promise<void>): void {
    const ended: Promise<void> = turn.catch(this.#parts.report).then(() => {
      if (this.#running.get(conversation) === ended) this.#running.delete(conversation);
    });
    this.#running.set(conversation, ended);
  }

  #heard(place: TurnPlace, sent: SendOutput, heard: Heard): void {
    heard(sent);
    if (sent.result === 'appended') announce(this.#parts.bus, place, sent);
  }

  async #sayAlone(said: Said, place: TurnPlace, heard: Heard): Promise<void> {
    const sent = await shopperSend(this.#parts.store, said);
    this.#heard(place, sent, heard);
    if (sent.result === 'appended' && sent.head && said.body.kind !== 'rating') {
      this.#wake(place, knownOf(sent));
    }
  }

  /**
   * Thinks of the answer before the message is written, so that both are one commit. Whatever else the answer does
   * waits until the message is on disk, and a shop that takes its time keeps nobody from being heard.
   */
  #sayWithAnswer(said: Said, place: TurnPlace, head: TurnHead, heard: Heard): Promise<void> {
    return new Promise((resolve, reject) => {
      const saving = new Saving(
        this.#parts.store,
        said,
        head,
        (sent) => {
          this.#heard(place, sent, heard);
          resolve();
        },
        reject,
      );
      const turn = this.#span('turn', { 'zaine.site': place.site }, () =>
        this.#answerWith(saving, place, head),
      );
      const settled = turn.catch(async (error) => {
        // It is heard even where no answer could be thought of.
        await saving.alone().catch(() => {});
        if (saving.waits) this.#wake(place);
        if (error instanceof Unheard) return;
        reject(error);
        throw error;
      });
      this.#savings.set(place.conversation, saving);
      this.#run(
        place,
        settled.finally(() => this.#savings.delete(place.conversation)),
      );
    });
  }

  async #answerWith(saving: Saving, place: TurnPlace, head: TurnHead): Promise<void> {
    const late = setTimeout(() => saving.alone().catch(() => {}), SAVED_WITHIN);
    const thought = await Promise.race([this.#thoughtOf(saving, place, head), saving.unheard]).finally(() =>
      clearTimeout(late),
    );
    if (!thought) return void (await saving.alone());
    const { message, at } = saving;
    const { replies, state, handOff } = thought.decision;
    if (saving.begun || handOff) {
      const seq = await saving.alone();
      return this.#append(head, { id: message.id, seq, at }, thought);
    }
    const dialogue = JSON.stringify(state);
    const seq = await this.#span('append', {}, () => saving.with({ standing: head, replies, dialogue }));
    this.#standing.keep({ ...head, answered: seq, dialogue });
    await this.#settle(head, at, thought);
  }

  async #thoughtOf(saving: Saving, place: TurnPlace, head: TurnHead): Promise<Thought | undefined> {
    await this.#together();
    const site = await this.#parts.sites.get(place.site);
    const { message } = saving;
    const heard = () => saving.alone();
    return site && this.#think({ head, site, message, network: place.network, heard });
  }

  /**
   * Resolves when this turn of the event loop has read what came, for all who ask in it. What many then do side by
   * side, step by step, costs half of what it does one after the other: each step finds its code and data in the caches.
   */
  #together(): Promise<void> {
    this.#gathering ??= new Promise((resolve) =>
      setImmediate(() => {
        this.#gathering = undefined;
        resolve();
      }),
    );
    return this.#gathering;
  }

  /** One turn for each message that waits for an answer, in their order. */
  async #answerAll(place: TurnPlace, known?: KnownMessage): Promise<void> {
    for (let next = known ?? (await this.#next(place)); next; next = await this.#next(place)) {
      const { head, message } = next;
      const site = await this.#parts.sites.get(place.site);
      if (!site) return;
      await this.#span('turn', { 'zaine.site': site.id }, async () => {
        const thought = await this.#think({ head, site, message, network: place.network });
        await this.#append(head, { ...message, at: Date.parse(message.at) }, thought);
      });
      if (known === next) return;
    }
  }

  async #next(place: TurnPlace): Promise<KnownMessage | undefined> {
    const { db } = this.#parts.store;
    const head = await readHead(db, place.site, place.conversation);
    if (head?.state !== 'bot' || head.asked <= head.answered) return undefined;
    const waiting = await readLog(db, { ...place, after: head.answered, limit: 50 });
    const message = waiting.find((event) => event.kind === 'message' && event.author.role === 'shopper');
    return message?.kind === 'message' ? { head, message } : undefined;
  }

  #think(asked: Asked): Promise<Thought> {
    return this.#span('decide', {}, () => think(this.#parts, asked));
  }

  /** Appends the replies to a message that is in the log, and tells everybody. */
  async #append(
    head: TurnHead,
    message: { id: string; seq: number; at: number },
    thought: Thought,
  ): Promise<void> {
    const { store, bus, now } = this.#parts;
    const { replies, state, handOff } = thought.decision;
    const place = { site: head.site, conversation: head.id };
    const dialogue = JSON.stringify(state);
    const answers = { seq: message.seq, event: message.id };
    const done = await this.#span('append', {}, () =>
      store.run(answer, { ...place, at: now(), answers, replies, dialogue, handOff }),
    );
    if (done.result === 'late') return;
    if (done.state.name === 'bot') this.#standing.keep({ ...head, answered: message.seq, dialogue });
    announce(bus, place, done);
    await this.#settle(head, message.at, thought);
  }

  /** What is done about an answer besides giving it. */
  async #settle(head: TurnHead, askedAt: number, { understanding, decision }: Thought): Promise<void> {
    const { bus, now, onAnswer, unanswered } = this.#parts;
    const place = { site: head.site, conversation: head.id };
    onAnswer(understanding, (now() - askedAt) / 1000, decision.handOff);
    const alarm = understanding.signals.includes('crisis') ? 'crisis' : decision.alarm;
    if (alarm) bus.publish({ about: 'alarm', ...place, code: alarm });
    if (decision.unanswered) {
      await unanswered({ ...place, text: understanding.text, language: understanding.language });
    }
  }

  #span<T>(name: string, attributes: Record<string, string>, work: () => Promise<T>): Promise<T> {
    const { tracing } = this.#parts;
    if (!tracing) return work();
    // Nothing went wrong where a message is left to others.
    return tracing
      .span(name, attributes, () =>
        work().catch((error) => (error instanceof Unheard ? error : Promise.reject(error))),
      )
      .then((done) => (done instanceof Unheard ? Promise.reject(done) : done));
  }
}

/** Words, whose answer stands on the conversation alone; of a file it has to be looked up what is known. */
function speaks({ body }: ShopperSendInput): boolean {
  return body.kind !== 'rating' && body.kind !== 'file';
}

/** What a turn needs of a message that was just appended, where no earlier one waits for an answer. */
function knownOf({ head, alone, events }: Appended): KnownMessage | undefined {
  const message = events.at(-1);
  return head && alone && message?.kind === 'message' ? { head, message } : undefined;
}

type Appended = Extract<SendOutput, { result: 'appended' }>;
