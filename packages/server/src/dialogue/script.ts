import { type LocalizedText, localized, type Order, type Parcel, type ReplyBody } from '@zaine/protocol';
import type { Turn } from './turn.ts';

type Convert = (text: string) => string;

const TRADITIONAL = /^zh-(hant|tw|hk|mo)\b/i;
const HONG_KONG = /-(hk|mo)\b/i;
const TWO_HAN = /\p{Script=Han}.*\p{Script=Han}/su;

/** True where the shopper reads Traditional Chinese: their last words tell, before any their locale. */
export function readsTraditional({ input, language }: Turn): boolean | Promise<boolean> {
  const { understanding, state, locale, body } = input;
  if (understanding.language === 'zh-Hant') return true;
  const before = state.traditional ?? TRADITIONAL.test(locale);
  if (!before || language !== 'zh' || body.kind !== 'text' || !TWO_HAN.test(body.text)) return before;
  // Words that are written the same either way change nothing.
  return converter(locale).then((convert) => convert(body.text) === body.text);
}

/** Replies in Traditional Chinese. What the shop's own texts say in it already stays as it is. */
export async function inTraditional({ input }: Turn, replies: ReplyBody[]): Promise<ReplyBody[]> {
  const convert = await converter(input.locale);
  return replies.map((reply) => withTitles(converted(reply, convert), { locale: input.locale, convert }));
}

const converters = new Map<string, Promise<Convert>>();

/** The dictionaries are read when the first such shopper writes. */
function converter(locale: string): Promise<Convert> {
  const to = HONG_KONG.test(locale) ? 'hk' : 'twp';
  const known = converters.get(to);
  if (known) return known;
  const made = import('opencc-js/cn2t').then(({ Converter }) => Converter({ from: 'cn', to }));
  converters.set(to, made);
  return made;
}

/** What a person reads of a reply; values, names and numbers stay. */
function converted(reply: ReplyBody, convert: Convert): ReplyBody {
  if (reply.kind === 'file') return reply;
  const choices = reply.choices?.map((choice) => ({ ...choice, label: convert(choice.label) }));
  const said = { ...reply, text: convert(reply.text), ...(choices && { choices }) } as ReplyBody;
  if (said.kind === 'article') {
    const { id, title, body } = said.article;
    return { ...said, article: { id, title: convert(title), body: convert(body) } };
  }
  if (said.kind !== 'form') return said;
  const fields = said.fields.map(({ label, hint, error, ...field }) => ({
    ...field,
    label: convert(label),
    ...(hint !== undefined && { hint: convert(hint) }),
    ...(error !== undefined && { error: convert(error) }),
  }));
  return { ...said, title: convert(said.title), submit: convert(said.submit), fields };
}

interface Script {
  locale: string;
  convert: Convert;
}

/** The shop's own texts on a card, for this reader too; what it says in their script already stays. */
function withTitles(reply: ReplyBody, script: Script): ReplyBody {
  switch (reply.kind) {
    case 'order':
      return { ...reply, order: orderIn(reply.order, script) };
    case 'parcel':
      return { ...reply, parcel: parcelIn(reply.parcel, script) };
    case 'products': {
      const products = reply.products.map((each) => ({ ...each, title: textIn(each.title, script) }));
      return { ...reply, products };
    }
    default:
      return reply;
  }
}

function orderIn(order: Order, script: Script): Order {
  const items = order.items.map(({ options, ...item }) => ({
    ...item,
    title: textIn(item.title, script),
    ...(options && {
      options: Object.fromEntries(
        Object.entries(options).map(([name, value]) => [name, textIn(value, script)]),
      ),
    }),
  }));
  return {
    ...order,
    items,
    ...(order.parcels && { parcels: order.parcels.map((each) => parcelIn(each, script)) }),
  };
}

function parcelIn(parcel: Parcel, script: Script): Parcel {
  const events = parcel.events.map(({ place, ...event }) => ({
    ...event,
    text: textIn(event.text, script),
    ...(place !== undefined && { place: textIn(place, script) }),
  }));
  return { ...parcel, carrier: textIn(parcel.carrier, script), events };
}

function textIn(text: LocalizedText, { locale, convert }: Script): LocalizedText {
  if (typeof text === 'string') return { [locale]: convert(text) };
  const own = Object.keys(text).some((key) => TRADITIONAL.test(key));
  return own ? text : { ...text, [locale]: convert(localized(text, 'zh')) };
}
