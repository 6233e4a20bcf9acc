import { readFile } from 'node:fs/promises';
import type { ConversationEvent, ConversationState, Order, ReplyBody, ShopperBody } from '@zaine/protocol';
import { createUnderstander, loadModel, type Understander } from '@zaine/understanding';
import { createLocalBus } from '../bus/local-bus.ts';
import { end } from '../conversation/end.ts';
import { enter } from '../conversation/enter.ts';
import { readHead, readLog } from '../conversation/read-log.ts';
import { demoData } from '../demo/demo-data.ts';
import { decide } from '../dialogue/decide.ts';
import type { DeskView, DialogueState } from '../dialogue/turn-input.ts';
import { createKnowledge } from '../knowledge/built-in-knowledge.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { createShopContext } from '../knowledge/shop-context.ts';
import type { StoredCase } from '../shop/actions.ts';
import { type BackRoom, createBackRoom } from '../shop/back-room.ts';
import { type Catalogue, createCatalogue } from '../shop/catalogue.ts';
import { withCatalogueStock } from '../shop/catalogue-stock.ts';
import type { Shop } from '../shop/shop.ts';
import type { Site } from '../sites/sites.ts';
import { modelPath } from '../static-paths.ts';
import type { Store } from '../store/store.ts';
import { createShopperTurns, type ShopperTurns } from '../turn/shopper-turn.ts';
import { createNewsTeller, type NewsTeller } from '../turn/tell-news.ts';

/** Tuesday afternoon in Shanghai. */
const NOW = Date.parse('2026-11-24T06:00:00Z');
const HOUR = 3_600_000;

let read: Promise<Understander> | undefined;

/** The understander that ships, read once. */
function builtInUnderstander(): Promise<Understander> {
  read ??= readFile(modelPath).then((bytes) => createUnderstander({ model: loadModel(bytes) }));
  return read;
}

/** What is read and never written: the model and the demo's articles. */
interface Library {
  understander: Understander;
  knowledge: Pick<Knowledge, 'article' | 'search' | 'tagged'>;
  catalogue: Catalogue;
}

const libraries = new WeakMap<Store, Promise<Library>>();

/** One for a store, whatever the site. */
function libraryOf(store: Store): Promise<Library> {
  const known = libraries.get(store) ?? openLibrary(store);
  libraries.set(store, known);
  return known;
}

async function openLibrary(store: Store): Promise<Library> {
  const knowledge = createKnowledge(store, () => NOW);
  const { articles, products } = demoData(new Date(NOW));
  await Promise.all(articles.map((article) => knowledge.put('library', article)));
  const catalogue = createCatalogue(store, () => NOW);
  await Promise.all(products.map((product) => catalogue.put('library', product)));
  return {
    understander: await builtInUnderstander(),
    catalogue: {
      product: (_site, sku) => catalogue.product('library', sku),
      products: () => catalogue.products('library'),
    },
    knowledge: {
      article: (_site, id) => knowledge.article('library', id),
      search: (_site, question, options) => knowledge.search('library', question, options),
      tagged: (_site, tag) => knowledge.tagged('library', tag),
    },
  };
}

/** Who is on the stage. */
export interface Cast {
  /** A site of its own, so that nothing done here is seen elsewhere. */
  site: string;
  /** A customer who is signed in; a guest where it is left out. */
  customer?: string;
  locale?: string;
  /** The sku of the product whose page they look at. */
  page?: string;
  desk?: Partial<DeskView>;
}

/** What the bot answered to one message. */
export interface Answer {
  replies: ReplyBody[];
  state: ConversationState['name'];
}

/**
 * One conversation over the real pieces of a server: store, log, turns, understanding, shop, news. Time stands
 * still unless it is moved.
 */
export class Stage {
  readonly room: BackRoom;
  /** What went wrong behind the scenes. */
  readonly failures: unknown[] = [];
  /** What a supervisor is alarmed of. */
  readonly alarms: string[] = [];
  /** While true, the order system does not answer. */
  unreachable = false;
  /** While true, the server dies once between doing something and saying so, and another decides the same message again. */
  diesBeforeAnswering = false;
  now = NOW;
  readonly #store: Store;
  readonly #cast: Cast;
  readonly #understander: Understander;
  readonly #knowledge: Library['knowledge'];
  readonly #catalogue: Catalogue;
  readonly #bus = createLocalBus((error) => this.failures.push(error));
  readonly #news: NewsTeller;
  #turns: ShopperTurns;
  #count = 0;
  #seen = 0;

  private constructor(store: Store, cast: Cast, { understander, knowledge, catalogue }: Library) {
    const now = () => this.now;
    this.#store = store;
    this.#cast = cast;
    this.#understander = understander;
    this.room = createBackRoom(store, now);
    this.#knowledge = knowledge;
    this.#catalogue = catalogue;
    this.#bus.subscribe((notice) => notice.about === 'alarm' && void this.alarms.push(notice.code));
    this.#news = createNewsTeller({
      store,
      bus: this.#bus,
      sites: this.#sites(),
      now,
      newId: () => this.#id('n'),
      report: (error) => this.failures.push(error),
    });
    this.#turns = this.#newTurns();
  }

  /** Opens a shop with the demo's data and a conversation in it. */
  static async open(store: Store, cast: Cast): Promise<Stage> {
    const stage = new Stage(store, cast, await libraryOf(store));
    await stage.#furnish();
    return stage;
  }

  get site(): string {
    return this.#cast.site;
  }

  get conversation(): string {
    return `k-${this.site}`;
  }

  /** Sends something and waits for the answer. */
  async send(body: ShopperBody): Promise<Answer> {
    const { site, conversation } = this;
    const id = this.#id('e');
    if (body.kind === 'file') await this.#keepFile(body.file);
    const said = { site, conversation, at: this.now, cid: id, id, body };
    await this.#turns.say(said, `203.0.113.${site.length}-${site}`, ({ result }) => {
      if (result !== 'appended') throw new Error(`A message was ${result}.`);
    });
    await this.#turns.idle();
    await this.#news.tell();
    return { replies: await this.heard(), state: (await this.state()).name };
  }

  /** What the bot has said since the last look. */
  async heard(): Promise<ReplyBody[]> {
    const { site, conversation } = this;
    await this.#news.tell();
    const events = await readLog(this.#store.db, { site, conversation, after: this.#seen });
    this.#seen = events.at(-1)?.seq ?? this.#seen;
    return events.flatMap((event: ConversationEvent) =>
      event.kind === 'message' && event.author.role === 'bot' ? [event.body as ReplyBody] : [],
    );
  }

  /** What the dialogue remembers. */
  async memory(): Promise<DialogueState> {
    const head = await readHead(this.#store.db, this.site, this.conversation);
    return JSON.parse(head?.dialogue ?? '{}');
  }

  async state(): Promise<ConversationState> {
    const head = await readHead(this.#store.db, this.site, this.conversation);
    return JSON.parse(head?.state_data ?? '{"name":"bot"}');
  }

  /** The shopper says that it is over. */
  async end(): Promise<void> {
    const { site, conversation } = this;
    const by = { role: 'shopper' } as const;
    await this.#store.run(end, { site, conversation, at: this.now, id: this.#id('x'), by });
  }

  /** Another server takes over; all that is known is in the store. */
  restart(): void {
    this.#turns = this.#newTurns();
  }

  later(hours: number): void {
    this.now += hours * HOUR;
  }

  /** Money paid back, by order. */
  async refunds(): Promise<{ order: string; cause: string; amount: number; paid: number }[]> {
    const found = await this.#store.db
      .selectFrom('refund')
      .select(['order_number', 'cause', 'amount', 'paid'])
      .where('site', '=', this.site)
      .execute();
    return found.map(({ order_number, ...refund }) => ({ order: order_number, ...refund }));
  }

  /** All cases of the shop, latest first. */
  async cases(): Promise<StoredCase[]> {
    const found = await this.#store.db
      .selectFrom('after_sales_case')
      .select('data')
      .where('site', '=', this.site)
      .orderBy('opened_at', 'desc')
      .execute();
    return found.map(({ data }) => JSON.parse(data));
  }

  /** All orders of the shop. */
  async orders(): Promise<Order[]> {
    const found = await this.#store.db
      .selectFrom('shop_order')
      .select('number')
      .where('site', '=', this.site)
      .orderBy('number')
      .execute();
    return Promise.all(found.map(({ number }) => this.order(number)));
  }

  async order(number: string): Promise<Order> {
    const order = await this.room.builtIn.anyOrder(this.site, number);
    if (!order) throw new Error(`There is no order ${number}.`);
    return order;
  }

  #id(kind: string): string {
    return `${kind}-${this.site}-${++this.#count}`;
  }

  #sites() {
    const settings = { name: { zh: '木禾生活', en: 'Muhe Living' }, timeZone: 'Asia/Shanghai' };
    return {
      get: async (id: string): Promise<Site> => ({ id, settings, identitySecrets: [] }),
      byApiKey: async () => undefined,
      concernedBy: async () => 'demo',
      save: async () => {},
      several: async () => false,
    };
  }

  #newTurns(): ShopperTurns {
    const { policies, tickets } = this.room;
    const ports = {
      shop: this.#shop(),
      policies,
      tickets,
      knowledge: this.#knowledge,
      catalogue: this.#catalogue,
    };
    return createShopperTurns({
      store: this.#store,
      bus: this.#bus,
      sites: this.#sites(),
      understanders: { of: async () => ({ ...this.#understander, titles: {} }) },
      context: createShopContext(this.#catalogue),
      decide: async (input) => {
        if (this.diesBeforeAnswering) await decide(input, ports).catch(() => undefined);
        return decide(input, ports);
      },
      desk: async () => ({ hours: true, online: 1, waiting: 0, ...this.#cast.desk }),
      unanswered: async () => {},
      onAnswer: () => {},
      tracing: undefined,
      now: () => this.now,
      report: (error) => this.failures.push(error),
    });
  }

  /** The shop, out of reach while it is said to be. */
  #shop(): Shop {
    const breaking = <T extends object>(whole: T): T =>
      new Proxy(whole, {
        get: (target, name, self) => {
          const part = Reflect.get(target, name, self);
          if (typeof part === 'object' && part !== null) return breaking(part);
          if (typeof part !== 'function') return part;
          return async (...input: unknown[]) => {
            if (this.unreachable) throw new Error('ECONNREFUSED');
            return part.apply(target, input);
          };
        },
      });
    return breaking(withCatalogueStock(this.room.shop, this.#catalogue));
  }

  async #furnish(): Promise<void> {
    const { site, customer, page, locale = 'zh-CN' } = this.#cast;
    const { builtIn } = this.room;
    const { customers, orders } = demoData(new Date(this.now));
    await Promise.all([
      ...customers.map((each) => builtIn.putCustomer(site, each)),
      ...orders.map((each) => builtIn.putOrder(site, each)),
    ]);
    await this.#store.run(enter, {
      site,
      at: this.now,
      locale,
      ...(page !== undefined && { page: JSON.stringify({ product: page }) }),
      fresh: { visitor: `v-${site}`, tokenHash: `t-${site}`, conversation: this.conversation },
      ...(customer !== undefined && {
        identity: { customer, jti: `j-${site}`, expiresAt: this.now + HOUR },
      }),
    });
  }

  /** An upload has been taken in. */
  async #keepFile(id: string): Promise<void> {
    const { site, conversation } = this;
    const values = { id, site, conversation, name: 'photo.jpg', type: 'image/jpeg', size: 2048 };
    const picture = { width: 40, height: 30, role: 'shopper' as const, author: null, created_at: this.now };
    await this.#store.db
      .insertInto('file')
      .values({ ...values, ...picture })
      .onConflict((on) => on.doNothing())
      .execute();
  }
}
