import { type LocalizedText, localized, type Product, type ReplyBody } from '@zaine/protocol';
import { rangeOf, stockOf, variantsLike } from '../../shop/stock.ts';
import { money } from '../money.ts';
import { namedAmong, ofKind } from '../named-goods.ts';
import { humanChoice, type Outcome, type Turn, text } from '../turn.ts';
import { optionsIn, type Range, type Wish } from '../work/options.ts';

const PRICE =
  /多少钱|什么价|价(格|钱)(是)?(多少|怎么样)?|几块钱|怎么卖|\bhow much (is|are|does|do|for)\b|\bwhat('s| is) the price\b|\bwhat does (it|this) cost\b/i;
const OTHER_PRICE =
  /寄|邮|运费|邮费|快递费|包邮|退|赔|差价|降价|便宜|优惠|满减|券|订单|那单|shipping|delivery|postage|refund|discount|order|return/i;
const STOCK =
  /(有|没)有?(现)?货|还有(货|吗|没有)|缺货|断货|卖完|库存|什么时候(有货|补货)|\b(in|out of) stock\b|\bsold out\b|\bavailable\b|\bany left\b|\bdo you (still )?have (it|this|that|any|the)\b/i;
const RANGE =
  /(有|出|分)(没有|什么|哪些|哪几种?|几种)?(别的|其他|其它|不同的?)?(颜色|色号?|尺寸|尺码|大小|款式?|[大中小]号)(的)?(吗|么|可选|选|[?？]|$)|(什么|哪些|哪几种?|几种)(颜色|尺寸|尺码|大小)|\b(what|which|other|another|any other|different|more) (colou?rs?|sizes?)\b|\b(come|have (it|this|that|them)) in\b/i;
/** What the shop has of one kind, or at all: 你们有什么杯子, which mugs do you have. */
const SHELF =
  /(?:有|卖)(?:些)?(?:什么|哪些|哪几[款种]|啥)(?:样的|好的)?(?<kind>\p{Script=Han}{1,5}?)(?:卖|可以买|可选)?(?:吗|呢|啊|呀)?[?？。！]*$|\b(?:what|which)(?: kinds? of| sorts? of| types? of)? (?<named>[a-z][a-z -]{1,24}?) (?:do you (?:have|sell|make|carry|offer|stock)|are there|have you got)\b|\b(?:show me|let me see) (?:all )?(?:your|the|some) (?<shown>[a-z][a-z -]{1,24}?)[.?!]*$|\bwhat (?:do|else do) you (?<all>sell|make)\b/iu;
const ALL_KINDS =
  /^(商品|东西|产品|货|宝贝|款式?|products?|things?|items?|goods|stuff|range|catalogue|catalog|sell|make)$/i;
/** About what was bought already, and how it went wrong. */
const BOUGHT =
  /我(买|拍|收到|订|下单)|换|退|改|取消|发货|快递|\b(exchange|return|change|swap|refund|my order)\b/i;
/** A short message that may name a product or one of its options: 围裙呢, 苔绿大号有吗. */
const POINTS =
  /^(那|那个|这个|还有)?[\p{Script=Han}·]{2,10}(呢|有吗|有没有|还有吗|有么)?[?？]?$|^(and |what about |how about )?(the |in )?[a-z -]{3,24}\??$/iu;
const FEW_WORDS = 40;

/** What a message asks of the shop's goods. */
interface GoodsQuestion {
  /** What there is of this kind. */
  kind: string | undefined;
  asked: 'price' | 'stock' | undefined;
  /** True where the name of a product would say what is asked, after a question that named none. */
  points: boolean;
}

/** What a message may ask of the catalogue; what has nothing to do with goods does not read it. */
export function asksOfGoods({ plain, input }: Turn): GoodsQuestion | undefined {
  if (plain.length > FEW_WORDS || BOUGHT.test(plain)) return undefined;
  const range = RANGE.test(plain);
  const kind = range ? undefined : kindIn(plain);
  const asked =
    PRICE.test(plain) && !OTHER_PRICE.test(plain)
      ? 'price'
      : range || STOCK.test(plain)
        ? 'stock'
        : undefined;
  const points = input.state.about !== undefined && POINTS.test(plain);
  return kind !== undefined || asked !== undefined || points ? { kind, asked, points } : undefined;
}

function kindIn(plain: string): string | undefined {
  const { kind, named, shown, all } = SHELF.exec(plain)?.groups ?? {};
  return kind ?? named ?? shown ?? all;
}

/** What a product costs, what it comes in and whether it is there; undefined where the catalogue cannot tell. */
export async function answerFromCatalogue(
  turn: Turn,
  { kind, asked, points }: GoodsQuestion,
): Promise<Outcome | undefined> {
  const products = await turn.ports.catalogue.products(turn.input.site);
  const shelf = kind === undefined ? undefined : onShelf(turn, kind, products);
  if (shelf || (asked === undefined && !points) || products.length === 0) return shelf;
  const named = namedIn(turn, products);
  // The name of a product after a question that named none.
  const product = meant(turn, products, named);
  const option = product && Object.keys(wishFor(turn, product)).length > 0;
  const before = turn.input.state.about;
  const about = asked ?? (named.length === 1 ? before : option ? 'stock' : undefined);
  if (about === undefined) return undefined;
  if (!product) return named.length > 1 || asked === 'price' ? whichProduct(turn, about) : undefined;
  const words = about === 'price' ? priceWords(turn, product) : stockWords(turn, product);
  return { replies: [text(words), card(turn, [product])], product: product.sku, about, soothed: true };
}

const MOST_SHOWN = 6;

/** What there is of the kind that was asked for; undefined where the shop has nothing that is called so. */
function onShelf(turn: Turn, kind: string, products: readonly Product[]): Outcome | undefined {
  const found = ALL_KINDS.test(kind) ? products : ofKind(kind, products);
  const [only, ...others] = found;
  if (!only) return undefined;
  const { shelf } = turn.phrases.products;
  const words = text(others.length > 0 ? turn.say(shelf) : stockWords(turn, only));
  const spokenOf = others.length === 0 && ({ product: only.sku, about: 'stock' } as const);
  return { replies: [words, card(turn, found.slice(0, MOST_SHOWN))], ...spokenOf, soothed: true };
}

/** Those that the message names; where it names none word for word, those it names with a slip. */
function namedIn({ plain, input }: Turn, products: readonly Product[]): Product[] {
  const named = namedAmong(plain, products);
  if (named.length > 0) return named;
  const skus = input.understanding.slots.filter(({ name }) => name === 'product').map(({ value }) => value);
  return products.filter(({ sku }) => skus.includes(sku));
}

/** The one that is named; else that of the page, or the one last spoken of. */
function meant({ input }: Turn, all: readonly Product[], named: readonly Product[]): Product | undefined {
  if (named.length > 0) return named.length === 1 ? named[0] : undefined;
  const skus = [input.page?.product, input.state.product];
  return skus.flatMap((sku) => all.find((each) => each.sku === sku) ?? [])[0];
}

function whichProduct(turn: Turn, about: 'price' | 'stock'): Outcome {
  return {
    replies: [text(turn.say(turn.phrases.products.which), [humanChoice(turn)])],
    about,
    yes: 'human',
  };
}

function priceWords(turn: Turn, product: Product): string {
  const { phrases } = turn;
  const wish = wishFor(turn, product);
  const prices = variantsLike(product, wish).map(({ price = product.price }) => price);
  const all = prices.length > 0 ? prices : [product.price];
  const inMoney = (amount: number) => money(amount, product.currency, turn.language);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  return phrases.products.price(turn.read(product.title), inMoney(least), least < most);
}

function stockWords(turn: Turn, product: Product): string {
  const { products: words, comma } = turn.phrases;
  const title = turn.read(product.title);
  const wish = wishFor(turn, product);
  const named = Object.values(wish).map((value) => turn.read(value));
  const left = stockOf(product, wish);
  if (named.length > 0) {
    const what = named.join(comma);
    if (left === undefined) return words.unknown(title);
    return left === 0
      ? words.gone(title, what, othersLeft(turn, product))
      : words.left(title, what, fewOf(left));
  }
  if (left === 0) return words.allGone(title);
  if (ASKS_SIZE.test(turn.plain) && !rangeOf(product).size) return words.oneSize(title);
  return `${words.there(title, left === undefined ? undefined : fewOf(left))}${rangeWords(turn, product)}`;
}

const ASKS_SIZE = /[大中小]号|尺寸|尺码|大小|\bsizes?\b/i;
const FEW = 5;

/** How many, where that is so few that it matters. */
function fewOf(left: number): number | undefined {
  return left <= FEW ? left : undefined;
}

/** What it comes in, and which of it has run out. */
function rangeWords(turn: Turn, product: Product): string {
  const { products: words, comma } = turn.phrases;
  const range = rangeOf(product) as Range;
  const list = (values: readonly LocalizedText[] = []) =>
    listed(
      turn,
      values.map((value) => turn.read(value)),
    );
  const gone = (product.variants ?? [])
    .filter(({ stock }) => stock === 0)
    .map(({ options }) =>
      Object.values(options)
        .map((value) => turn.read(value))
        .join(comma),
    );
  const parts = [
    range.color?.length ? words.colors(list(range.color)) : '',
    range.size?.length ? words.sizes(list(range.size)) : '',
    gone.length > 0 ? words.except(gone.join(turn.language === 'zh' ? '；' : '; ')) : '',
  ];
  const glue = turn.language === 'zh' ? '' : ' ';
  const said = parts.filter(Boolean);
  return said.length > 0 ? glue + said.join(glue) : '';
}

/** A list; of what holds commas itself the parts are told apart by more than that. */
function listed({ language }: Turn, parts: readonly string[]): string {
  if (parts.some((part) => /[,，、]/.test(part))) return parts.join(language === 'zh' ? '；' : '; ');
  return parts.join(language === 'zh' ? '、' : ', ');
}

const MOST_LEFT = 3;

function othersLeft(turn: Turn, { variants = [] }: Product): string | undefined {
  const left = variants.filter(({ stock }) => stock !== 0).slice(0, MOST_LEFT);
  const names = left.map(({ options }) =>
    Object.values(options)
      .map((value) => turn.read(value))
      .join(turn.phrases.comma),
  );
  return names.length > 0 ? names.join(turn.language === 'zh' ? '；' : '; ') : undefined;
}

function wishFor({ plain, input }: Turn, product: Product): Wish {
  const line = { sku: product.sku, title: product.title, quantity: 1, price: product.price };
  const said = { text: plain, slots: input.understanding.slots };
  return optionsIn(said, line, rangeOf(product) as Range) ?? {};
}

function card(turn: Turn, products: readonly Product[]): ReplyBody {
  const line = ({ title, price, currency }: Product) =>
    `${localized(title, turn.input.locale)} ${money(price, currency, turn.language)}`;
  return { kind: 'products', text: products.map(line).join('\n'), products: products.map(shownOf) };
}

/** Without what it comes in; how many there are is told where they are few. */
function shownOf(product: Product): Product {
  const { variants: _variants, stock: _stock, ...shown } = product;
  const left = stockOf(product, {});
  return left === undefined || fewOf(left) === undefined ? shown : { ...shown, stock: left };
}
