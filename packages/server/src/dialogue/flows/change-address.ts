import type { Address, FormField } from '@zaine/protocol';
import { maskOrder } from '../../shop/masking.ts';
import { isReceived, isShipped } from '../../shop/order-facts.ts';
import { orderCard, orderName } from '../order-words.ts';
import { humanChoice, type Outcome, text } from '../turn.ts';
import type { Said } from '../turn-input.ts';
import { actionOn } from '../work/action-on.ts';
import { askForm, slotsOf } from '../work/question.ts';
import { refusal } from '../work/refusal.ts';
import type { OrderJob, OrderWork, Question, Reading } from '../work/work.ts';

const FIELDS = ['name', 'phone', 'city', 'line'] as const;
type Field = (typeof FIELDS)[number];
type Told = Partial<Record<Field, string>>;

/** Where an order goes and who takes it: changed while it has not left, redirected after that. */
export const changeAddress: OrderWork = {
  next(job) {
    const { turn, order, values } = job;
    const { address } = turn.phrases.changes;
    if (order.status === 'cancelled') {
      return { over: { replies: [text(turn.phrases.work.refused.cancelled, [humanChoice(turn)])] } };
    }
    if (isReceived(order)) return { over: { replies: [text(address.arrived, [humanChoice(turn)])] } };
    if (isShipped(order)) return tellsPlace(job.begun) ? { become: 'chase_parcel' } : { over: left(job) };
    if (values.to === undefined) return { ask: whereTo(job) };
    const words = address.confirm(orderName(turn, order), changes(job));
    return { confirm: { words, yes: address.yes, redo: ['to'] } };
  },
  async act(job) {
    const { turn } = job;
    const { phone, ...address } = told(job);
    const result = await turn.ports.shop.actions.changeOrder({
      ...actionOn(job),
      change: {
        ...(phone !== undefined && { phone }),
        ...(Object.keys(address).length > 0 && { address: address satisfies Address }),
      },
    });
    if (!result.done) return result.why === 'shipped' ? left(job) : refusal(turn, result);
    const { done, asked } = turn.phrases.changes.address;
    const words = result.requested ? asked : done;
    return { replies: [text(words), orderCard(turn, result.order)] };
  },
};

/** It has left: the carrier may still be asked. */
function left({ turn, order }: OrderJob): Outcome {
  const { address } = turn.phrases.changes;
  const redirect = { value: `do:chase_parcel:${order.number}:kind=redirect`, label: address.redirect };
  return { replies: [text(address.shipped, [redirect, humanChoice(turn)])], yes: redirect.value };
}

function told({ values }: OrderJob): Told {
  return JSON.parse(values.to ?? '{}') as Told;
}

/** What changes, one after the other: 收件人 张三；电话 139…. */
function changes(job: OrderJob): string {
  const { turn } = job;
  const { address } = turn.phrases.changes;
  const parts = FIELDS.flatMap((field) => {
    const value = told(job)[field];
    return value === undefined ? [] : [`${address[field]} ${value}`];
  });
  return parts.join(turn.language === 'zh' ? '；' : '; ');
}

function whereTo(job: OrderJob): Question {
  const { turn, order } = job;
  const { address } = turn.phrases.changes;
  const { phone, address: now } = maskOrder(order);
  const current = [now?.name, phone, [now?.city, now?.line].filter(Boolean).join(' ')].filter(Boolean);
  return askForm(job, 'to', {
    words: address.ask(current.join(turn.phrases.comma)),
    title: address.title,
    submit: address.submit,
    fields: fieldsOf(job, {}),
    glean: (said) => asTo(gleaned(said)),
    read: () => {
      const { body, understanding } = turn.input;
      if (body.kind === 'form') return filled(job, body.values);
      const raw = understanding.text;
      const found = gleaned({ text: turn.plain, slots: understanding.slots, raw });
      const only = Object.keys(found).every((field) => field === 'line');
      const all =
        only && looksLikePlace(raw) && !INTO_PLACE.test(raw) ? raw.replace(BEFORE_PLACE, '').trim() : '';
      const told = all.length > (found.line?.length ?? SHORTEST_LINE - 1) ? { line: all } : found;
      const values = asTo(told);
      return values && { values };
    },
    merge: (before, now) => JSON.stringify({ ...JSON.parse(before), ...JSON.parse(now) }),
  });
}

function fieldsOf({ turn, order }: OrderJob, values: Told, errors: Told = {}): FormField[] {
  const { address: words } = turn.phrases.changes;
  const { phone, address = {} } = maskOrder(order);
  const now: Told = { ...address, ...(phone !== undefined && { phone }) };
  return FIELDS.map((name) => ({
    name,
    label: words[name],
    type: name === 'phone' ? 'tel' : 'text',
    ...(now[name] !== undefined && { hint: words.now(now[name]) }),
    ...(values[name] !== undefined && { value: values[name] }),
    ...(errors[name] !== undefined && { error: errors[name] }),
  }));
}

function asTo(values: Told): Record<string, string> | undefined {
  return Object.keys(values).length > 0 ? { to: JSON.stringify(values) } : undefined;
}

const PHONE = /^\+?\d{7,15}$/;
const CHINESE_MOBILE = /^1[3-9]\d{9}$/;
const SHORTEST_LINE = 4;
const SHORTEST_PLACE = 8;

function isPhone(phone: string): boolean {
  return /^1[3-9]/.test(phone) ? CHINESE_MOBILE.test(phone) : PHONE.test(phone);
}

/** A filled form: what is wrong is said at its field. */
function filled(job: OrderJob, given: Record<string, string>): Reading {
  const { address } = job.turn.phrases.changes;
  const values: Told = {};
  for (const field of FIELDS) {
    const value = given[field]?.trim();
    if (value) values[field] = field === 'phone' ? value.replace(/[\s()-]/g, '') : value.slice(0, 200);
  }
  const errors: Told = {
    ...(values.phone !== undefined && !isPhone(values.phone) && { phone: address.phoneWrong }),
    ...(values.line !== undefined && values.line.length < SHORTEST_LINE && { line: address.tooShort }),
    ...(Object.keys(values).length === 0 && { name: address.nothing }),
  };
  const wrong = Object.values(errors)[0];
  if (wrong === undefined) return { values: asTo(values) ?? {} };
  const { reply } = whereTo(job);
  return { wrong: { ...reply, text: wrong, fields: fieldsOf(job, values, errors) } as typeof reply };
}

const RECEIVER =
  /(?:收[件货貨]人|姓名|名字)(?:也)?(?:改成|换成|換成|改为|改為|换为|是|叫|写|寫|:|：)?\s*([\p{Script=Han}·]{2,6}|[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2})|(?:receiver|recipient|name)(?: should be| to be| to| is|:)? ([A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2})/u;
/** Province and city, or a place that is a city by itself. */
const CITY =
  /^((?:\p{Script=Han}{2,8}?(?:省|自治区|自治區))?\p{Script=Han}{2,8}?市|(?:北京|上海|天津|重庆|重慶|香港|澳门|澳門|台北|臺北))(?=.)/u;
/** "改到…", "send it to …": the rest is a place. */
const INTO_PLACE =
  /(?:改(?:到|成|为|為)|换(?:到|成)|換(?:到|成)|寄(?:到|去)|送(?:到|去)|地址(?:是|为|為|改成|:|：)|\b(?:send|ship|deliver|change|redirect|forward)(?: it| them| this)?(?: the address)? to|\baddress(?: is| to|:))\s*(.{4,200}?)\s*(?:可以吗|可以嗎|行吗|行嗎|谢谢|謝謝|[。!！?？]|,? (?:instead|please|thanks|thank you)[.!]?|$)/iu;
const BEFORE_PLACE = /^(?:请|請|麻烦|麻煩|帮我|幫我|就|那)*(?:改|换|換|寄|送)?(?:到|成|去|为|為)?\s*/u;
/** What stands in addresses. */
const PLACE =
  /[路街道巷弄村镇鎮区區县縣号號楼樓室栋棟苑园園院厦廈城邨座幢]|\b(?:street|st|road|rd|avenue|ave|lane|drive|building|block|flat|room|apt|suite|floor|house)\b/iu;

/** True where a message holds an address. */
export function tellsPlace(words: string): boolean {
  return looksLikePlace(words) && words.replace(/\s/g, '').length >= SHORTEST_PLACE;
}

/** True where words are an address and no sentence. */
function looksLikePlace(words: string): boolean {
  return PLACE.test(words) && /[\d一二三四五六七八九十]/.test(words) && !/[?？吗嗎呢]/.test(words);
}

/** Details that a message names of itself. */
function gleaned(said: Said): Told {
  const words = said.raw ?? said.text;
  const place = placeIn(said, words);
  const phone = slotsOf(said, 'phone')[0]?.text.replace(/[\s()-]/g, '');
  const [, chinese, english] = RECEIVER.exec(words) ?? [];
  const name = chinese ?? english;
  const city = place && CITY.exec(place)?.[1];
  const line = place && city ? place.slice(city.length).trim() : place;
  return {
    ...(name !== undefined && { name }),
    ...(phone !== undefined && isPhone(phone) && { phone }),
    ...(city && { city }),
    ...(line && { line }),
  };
}

/** The longer of what was found as an address and what stands after "改到" or "send it to". */
function placeIn(said: Said, words: string): string | undefined {
  const slot = slotsOf(said, 'address')[0]
    ?.value.trim()
    .replace(/,? (?:instead|please)$/i, '');
  const rest = INTO_PLACE.exec(words)?.[1]?.trim();
  const wide =
    rest !== undefined && looksLikePlace(rest)
      ? rest.split(/[，,；;]\s*(?=收|电|電|手|name|phone)/i)[0]
      : undefined;
  return wide !== undefined && wide.length >= (slot?.length ?? 0) ? wide : slot;
}
