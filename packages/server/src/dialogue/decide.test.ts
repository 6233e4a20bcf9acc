import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillDemoShop, lineOf, type Meaning, Talk, type TalkOptions, type Tone } from '../testing/talk.ts';
import { type TestStore, testStores } from '../testing/test-store.ts';
import type { DialoguePorts } from './turn-input.ts';

let opened: TestStore;
let ports: DialoguePorts;

beforeAll(async () => {
  const sqlite = testStores.find((kind) => kind.name === 'sqlite');
  if (!sqlite) throw new Error('There is no store to talk over.');
  opened = await sqlite.open();
  ports = await fillDemoShop(opened.store);
});
afterAll(() => opened.dispose());

/** What is said, what it means, and what each reply looks like; a hand-off is the line "→ reason". */
type Step = readonly [said: string, meaning: Meaning, replies: readonly RegExp[], tone?: Tone];
interface Conversation extends TalkOptions {
  name: string;
  steps: readonly Step[];
}

const lin: TalkOptions = { customer: 'c-1001' };
const emma: TalkOptions = { customer: 'c-1004', locale: 'en' };

function follows(conversations: readonly Conversation[]) {
  test.each(conversations)('$name', async ({ steps, ...who }) => {
    const talk = new Talk(ports, who);
    for (const [said, meaning, expected, tone] of steps) {
      const decision = await talk.say(said, meaning, tone);
      const lines = decision.replies.map(lineOf);
      if (decision.handOff) lines.push(`→ ${decision.handOff}`);
      for (const [at, pattern] of expected.entries()) expect(lines[at], `after “${said}”`).toMatch(pattern);
      expect(lines, `after “${said}”`).toHaveLength(expected.length);
      expect(decision.replies.length).toBeLessThanOrEqual(3);
    }
  });
}

test('nothing that lasts is done for a message that did not get into the log', async () => {
  const talk = new Talk(ports, { customer: 'c-1003' });
  await talk.say('包裹怎么还没到', 'parcel_problem');
  await talk.say('补发一件');
  talk.heard = async () => {
    throw new Error('not in the log');
  };
  await expect(talk.say('好的')).rejects.toThrow('not in the log');
  const cases = await ports.shop.actions.cases('demo', 'c-1003', 'MH2611120264');
  expect(cases).toEqual([]);
});

describe('own parcels', () => {
  follows([
    {
      name: 'a customer sees the parcel that comes today, and can pick the other',
      ...lin,
      steps: [
        [
          '我的快递到哪了',
          'track_parcel',
          [/^parcel SF1340226877193: .*今天 18:00 前送到/, /^choices.*侧把茶壶 · 11月19日/],
        ],
        ['茶壶呢', 'none', [/^parcel SF1340226879042: .*预计明天到/, /^parcel SF1340226841056: .*已经签收/]],
      ],
    },
    {
      name: 'picking from what was offered works by label, by place and by pressing',
      ...lin,
      steps: [
        ['我的快递到哪了', 'track_parcel', [/^parcel/, /^choices/]],
        ['侧把茶壶 · 11月19日', 'none', [/^parcel SF1340226879042/, /^parcel/]],
        ['我的快递到哪了', 'track_parcel', [/^parcel/, /^parcel/, /^choices.*粗陶马克杯/]],
        ['第一个', 'none', [/^parcel SF1340226877193/]],
        ['>order:MH2611190705', 'none', [/^parcel SF1340226879042/, /^parcel/]],
      ],
    },
    {
      name: 'goods named in the question choose the order',
      ...emma,
      steps: [['where is my bowl?', 'track_parcel', [/^parcel JD0163284750921: .*by 18:00 today/]]],
    },
    {
      name: 'in Chinese the last character of their name will do',
      ...lin,
      steps: [['那个壶什么时候到', 'track_parcel', [/^parcel SF1340226879042/, /^parcel/]]],
    },
    {
      name: 'an accident is named, with what can be done about it',
      customer: 'c-1003',
      steps: [
        [
          '包裹怎么还没到',
          'parcel_problem',
          [/包裹确认遗失.*(补发|退款)/, /^parcel YT8830466120397.*\{补发一件 \| 退款 \| 转人工/],
        ],
        ['补发一件', 'none', [/重新寄一份：MH2611120264.*\{就这样办/]],
        ['好的', 'none', [/提交/, /^case .*补发 AS\w{8}：已经提交/]],
      ],
    },
    {
      name: 'signed for but not here: the orders that were handed over',
      customer: 'c-1006',
      steps: [
        ['显示签收了可我没收到', 'parcel_problem', [/^choices.*胡桃木砧板 · 11月20日 \| 粗陶马克杯/]],
        ['2', 'none', [/签收.*门卫/, /^parcel 78120447118260.*\{没收到货/]],
      ],
    },
    {
      name: 'nothing sent yet is said as it is',
      customer: 'c-1006',
      steps: [['木勺的快递', 'track_parcel', [/等圆通来取件/, /^parcel YT8830471962054/]]],
    },
  ]);
});

describe('own orders', () => {
  follows([
    {
      name: 'several open orders are there to pick from',
      ...lin,
      steps: [
        [
          '我的订单怎么样了',
          'order_status',
          [/^choices.*水洗帆布托特 · 11月23日 \| 粗陶马克杯·两只装 · 11月21日 \| 侧把茶壶/],
        ],
        ['1', 'none', [/^order MH2611230937: .*¥168\.00.*最晚明天 20:18 发出/]],
      ],
    },
    {
      name: 'whoever asks for their orders sees the latest, and picks one of them',
      ...lin,
      steps: [
        [
          '我的订单',
          'order_status',
          [/7 个订单/, /^order MH2611230937/, /^order .*水洗帆布托特 · 11月23日 \| 粗陶马克杯/],
        ],
        ['1', 'none', [/^order MH2611230937/]],
      ],
    },
    {
      name: 'a promise that was not kept is owned up to, and a yes hurries the warehouse',
      customer: 'c-1002',
      steps: [
        ['怎么还不发货', 'urge_shipping', [/(?=.*前天).*(抱歉|对不住)/, /^order MH2611200217.*\{催一下/]],
        ['好的', 'none', [/催/, /^order MH2611200217/]],
      ],
    },
    {
      name: 'an order in time is told when it leaves, and hurried when that is asked',
      ...lin,
      steps: [
        ['什么时候发货', 'urge_shipping', [/明天 20:18/, /^order MH2611230937.*\{催一下/]],
        ['快点发货', 'urge_shipping', [/催|记上/, /^order MH2611230937.*\{转人工\}/]],
        ['再催一下', 'urge_shipping', [/催过|已经记了加急/, /^order MH2611230937/]],
      ],
    },
    {
      name: 'an order found by its number alone',
      ...emma,
      steps: [['MH2611240588', 'none', [/^order MH2611240588: .*not paid yet/]]],
    },
    {
      name: 'somebody else’s order is refused kindly, with the own ones to pick',
      ...emma,
      steps: [
        [
          'where is order MH2611210482',
          'track_parcel',
          [
            /^text.*orders? (placed with|on) your account.*Cedar bento box.*Check by phone digits \| Talk to a person/,
          ],
        ],
        ['thanks', 'thanks', [/welcome|Glad|Any time/]],
      ],
    },
    {
      name: 'an unknown number is refused in the same words as somebody else’s',
      ...emma,
      steps: [['where is order MH9999999999', 'track_parcel', [/orders? (placed with|on) your account/]]],
    },
    {
      name: 'a year in the question is not taken for digits of a phone',
      ...emma,
      steps: [
        ['my 2025 order MH9999999999', 'order_status', [/orders? (placed with|on) your account/]],
        ['the one of 2025 then', 'none', [/put it another way|not sure/]],
      ],
    },
    {
      name: 'an order under another phone can be proved by a customer too',
      ...emma,
      steps: [
        ['track MH2611210482', 'track_parcel', [/phone/]],
        ['6027', 'none', [/^parcel SF1340226877193/]],
      ],
    },
    {
      name: 'a customer without orders is told so and asked for a number',
      customer: 'c-0000',
      steps: [['我的快递到哪了', 'track_parcel', [/还没有订单.*订单号/]]],
    },
  ]);
});

describe('a guest', () => {
  follows([
    {
      name: 'is asked for the number, then for the digits, and both are remembered',
      network: '203.0.113.10',
      steps: [
        ['我的快递到哪了', 'track_parcel', [/订单号/]],
        ['MH2611210482', 'none', [/后四位/]],
        ['6027', 'none', [/^parcel SF1340226877193/]],
        ['什么时候到', 'track_parcel', [/^parcel SF1340226877193/]],
        ['MH2611210482 怎么样了', 'order_status', [/^order MH2611210482/, /^parcel/]],
      ],
    },
    {
      name: 'may send a number of any shape alone',
      steps: [['20261101001', 'none', [/20261101001.*后四位/]]],
    },
    {
      name: 'may send a short number where it is asked for, and another instead of the digits',
      network: '203.0.113.31',
      steps: [
        ['我的快递到哪了', 'track_parcel', [/订单号/]],
        ['#1001', 'none', [/1001.*后四位/]],
        ['T5', 'none', [/T5.*后四位/]],
      ],
    },
    {
      name: 'may write the number in full width or in groups without it counting as a try',
      network: '203.0.113.32',
      steps: [
        ['我的快递到哪了', 'track_parcel', [/订单号/]],
        ['ＭＨ２６１１２１０４８２', 'none', [/MH2611210482.*后四位/]],
        ['MH 2611 210482', 'none', [/MH2611210482.*后四位/]],
        ['6027', 'none', [/^parcel SF1340226877193/]],
      ],
    },
    {
      name: 'may say it all at once',
      network: '203.0.113.11',
      steps: [['查一下 MH2611210482，手机尾号 6027', 'order_status', [/^order MH2611210482/, /^parcel/]]],
    },
    {
      name: 'with wrong digits is told kindly and can try again',
      network: '203.0.113.12',
      steps: [
        ['track MH2611210482', 'track_parcel', [/last four digits/]],
        ['0000', 'none', [/don't match/]],
        ['it is 6027', 'none', [/^parcel SF1340226877193/]],
      ],
    },
    {
      name: 'may ask something else in between, and is reminded',
      steps: [
        ['我的快递到哪了', 'track_parcel', [/订单号/]],
        ['运费多少', 'delivery_fee', [/满 99 元包邮/, /刚才.*订单号/]],
        ['算了', 'none', [/先不查了|先这样/]],
        ['1234', 'none', [/换个说法|没看懂/]],
      ],
    },
    {
      name: 'who has no number is told where to find it',
      locale: 'en',
      steps: [
        ['track my parcel', 'track_parcel', [/order number/]],
        ["I don't have it", 'none', [/confirmation.*\{Talk to a person/]],
      ],
    },
    {
      name: 'who answers something else twice is handed over',
      steps: [
        ['我的快递到哪了', 'track_parcel', [/订单号/]],
        ['嘿嘿', 'none', [/订单号.*\{先不查了 \| 转人工/]],
        ['哈哈', 'none', [/同事/, /^→ not_understood/]],
      ],
    },
    {
      name: 'with a question about lost parcels in general finds the shop’s articles beside the question for the number',
      steps: [['快递丢了怎么办', 'parcel_problem', [/订单号.*\{快递不动了、丢了/]]],
    },
  ]);

  test('who guesses too often waits a quarter of an hour, whichever conversation they open', async () => {
    const network = '203.0.113.66';
    for (let tries = 0; tries < 5; tries++) {
      const talk = new Talk(ports, { network });
      const { replies } = await talk.say(`MH261124061${tries} 1111`, 'order_status');
      expect(lineOf(replies[0] as never)).toMatch(/对不上/);
    }
    const { replies, state } = await new Talk(ports, { network }).say('MH2611240614 2215', 'order_status');
    expect(lineOf(replies[0] as never)).toMatch(/15 分钟/);
    expect(state.proved).toBeUndefined();
  });
});

describe('questions about the shop', () => {
  follows([
    {
      name: 'are answered from its articles, in the language of the question',
      steps: [
        ['运费多少', 'delivery_fee', [/^text.*满 99 元包邮/]],
        ['and in english, what does delivery cost?', 'delivery_fee', [/^text.*free from ¥99/]],
      ],
    },
    {
      name: 'that no intent knows are found by their words',
      steps: [['杯子能进微波炉吗', 'none', [/^text.*可以进微波炉/]]],
    },
    {
      name: 'about a deed come with a way to begin it',
      steps: [
        ['怎么退货', 'return_goods', [/^text.*顺丰.*\{退货 \| 转人工\}/]],
        ['退货', 'none', [/订单号/]],
      ],
    },
    {
      name: 'are asked about when there are several answers',
      steps: [
        ['商品', 'product_question', [/^choices.*都不是\}/]],
        ['都不是', 'none', [/换个说法/]],
      ],
    },
  ]);
});

describe('when it is not sure', () => {
  follows([
    {
      name: 'it asks which of two is meant, and does that',
      steps: [
        [
          '退',
          ['return_goods', 'refund_request'],
          [/^choices.*“退货”，还是“申请退款”.*\{退货 \| 申请退款 \| 都不是\}/],
        ],
        ['退货', 'none', [/^text/]],
      ],
    },
    {
      name: 'between two questions that one card answers it does not ask',
      ...lin,
      steps: [['快递', ['parcel_problem', 'track_parcel'], [/^parcel/, /^choices/]]],
    },
    {
      name: 'politeness beside a question is not asked about',
      locale: 'en',
      steps: [['is postage free, thanks', ['delivery_fee', 'thanks'], [/^text.*free from ¥99/]]],
    },
    {
      name: 'it asks the same only once, another question is a new one',
      steps: [
        ['退', ['return_goods', 'refund_request'], [/^choices/]],
        ['钱', ['promotion', 'payment_methods'], [/^choices.*优惠和活动/]],
        ['钱', ['promotion', 'payment_methods'], [/^text.*转人工/]],
      ],
    },
    {
      name: 'it asks for other words once, and then hands over',
      locale: 'en',
      steps: [
        [
          'blurgh',
          'none',
          [/^text.*\{Track my parcel \| Check my order \| Return something \| Talk to a person\}/],
        ],
        ['zxcv', 'none', [/colleague/, /^→ not_understood/]],
      ],
    },
    {
      name: 'a turn understood in between starts the count afresh',
      steps: [
        ['blurgh', 'none', [/^text/]],
        ['thanks', 'thanks', [/^text/]],
        ['zxcv', 'none', [/^text/]],
      ],
    },
  ]);

  test('a question without an answer is told to the shop, an answered one is not', async () => {
    const talk = new Talk(ports);
    expect((await talk.say('你们招人吗', 'none')).unanswered).toBe(true);
    expect((await talk.say('运费多少', 'delivery_fee')).unanswered).toBeUndefined();
  });
});

describe('people', () => {
  follows([
    { name: 'are fetched when asked for', steps: [['转人工', 'contact_human', [/同事/, /^→ asked/]]] },
    {
      name: 'out of hours the shopper is told when they are back',
      desk: { hours: false, opens: '2026-11-25T01:00:00Z' },
      locale: 'en',
      steps: [['can I talk to someone', 'contact_human', [/tomorrow 09:00.*message/, /^→ out_of_hours/]]],
    },
    {
      name: 'with nobody at the desk a message can be left',
      desk: { online: 0 },
      steps: [['人工', 'contact_human', [/写在这里|留言/, /^→ nobody_online/]]],
    },
    {
      name: 'the queue is told of',
      desk: { waiting: 2 },
      steps: [['>human', 'none', [/前面还有 2 位/, /^→ asked/]]],
    },
    {
      name: 'a threat goes to a person at once, whatever was running',
      steps: [
        ['我的快递到哪了', 'track_parcel', [/订单号/]],
        ['我要打 12315', 'none', [/同事/, /^→ rule/], { signals: ['crisis'] }],
      ],
    },
    {
      name: 'a complaint is met with an apology first, then a person if wanted',
      ...emma,
      steps: [
        ['I want to complain', 'complaint', [/sorry.*what happened/]],
        ['The courier threw it over the fence', 'none', [/^choices : Which order.*Beech tray/]],
        ['Not about an order', 'none', [/put it right.*\{An explanation \| Talk to a person\}/]],
        ['person', 'none', [/on record.*colleague/, /^→ asked/]],
      ],
    },
    {
      name: 'anger is answered before the question',
      ...lin,
      steps: [
        [
          '怎么还没到！！',
          'track_parcel',
          [/^text : (让您|换我|抱歉)/, /^parcel/, /^choices/],
          { emotion: 'angry' },
        ],
      ],
    },
  ]);
});

describe('small talk', () => {
  follows([
    {
      name: 'a customer is greeted by name, in their language',
      ...lin,
      steps: [['你好', 'greet', [/林晓雯.*\{查快递/]]],
    },
    { name: 'and in English by the first name', ...emma, steps: [['hello', 'greet', [/Emma,/]]] },
    {
      name: 'the bot says that it is one',
      locale: 'en',
      steps: [['are you a robot', 'bot_identity', [/automatic/]]],
    },
    {
      name: 'a yes or no to nothing is taken kindly',
      steps: [
        ['好的', 'affirm', [/^text/]],
        ['不用了', 'deny', [/^text/]],
      ],
    },
    {
      name: '"ok" in a Chinese conversation is answered in Chinese',
      steps: [
        ['你好', 'greet', [/您好|您说/]],
        ['ok', 'affirm', [/好/], { reply: 'en' }],
      ],
    },
  ]);
});

test('a card shows no phone, name or street', async () => {
  const { replies } = await new Talk(ports, lin).say('MH2611230937', 'order_status');
  const text = JSON.stringify(replies);
  expect(text).toContain('138****6027');
  for (const secret of ['13800006027', '林晓雯', '江汉路']) expect(text).not.toContain(secret);
});

test('while the order system is down the shopper is told so and offered a person; afterwards it goes on', async () => {
  const down = async () => {
    throw new Error('ECONNREFUSED');
  };
  const shop = { ...ports.shop, orders: down, order: down, proveOrder: down };
  const talk = new Talk({ ...ports, shop }, lin);
  const decision = await talk.say('我的快递到哪了', 'track_parcel');
  expect(lineOf(decision.replies[0] as never)).toMatch(/(连不上|查不到).*\{转人工\}/);
  expect(String(decision.failure)).toContain('ECONNREFUSED');
  const hello = await talk.say('运费多少', 'delivery_fee');
  expect(lineOf(hello.replies[0] as never)).toMatch(/包邮/);
});

test('a picture is taken with the offer of a person who can see it', async () => {
  const talk = new Talk(ports);
  const hello = await talk.say('你好', 'greet');
  const understanding = { ...(await blank()), text: '' };
  const { replies } = await talk.send({ kind: 'file', file: 'f-1' }, understanding);
  expect(lineOf(replies[0] as never)).toMatch(/(图|照片).*\{东西坏了 \|.*转人工\}/);
  expect((await talk.say('好的', 'affirm')).handOff).toBe('asked');
  expect(hello.handOff).toBeUndefined();
});

async function blank() {
  return {
    text: '',
    language: 'other' as const,
    reply: 'en' as const,
    intent: 'none' as const,
    band: 'none' as const,
    confidence: 0,
    alternatives: [],
    slots: [],
    emotion: 'calm' as const,
    signals: [],
  };
}

describe('how it speaks', () => {
  test('two wordings of the same thing are never said twice running', async () => {
    const talk = new Talk(ports);
    let before = '';
    for (let turn = 0; turn < 8; turn++) {
      const { replies } = await talk.say('在吗', 'greet');
      const [said] = replies;
      const words = said && 'text' in said ? said.text : '';
      expect(words).not.toBe(before);
      before = words;
    }
  });

  test.each(['订单X4A4JHV8XR2VSPYL到哪了', '我要取消订单X4A4JHV8XR2VSPYL'])(
    'the letters of a number are no English: %s',
    async (words) => {
      const talk = new Talk(ports, { locale: 'en' });
      await talk.ask(words);
      expect(talk.state.language).toBe('zh');
    },
  );

  test('cards speak Traditional Chinese to whoever writes it, names and numbers stay', async () => {
    const talk = new Talk(ports, { customer: 'c-1007', locale: 'zh-TW' });
    const { replies } = await talk.say('查訂單MH2611240551', 'order_status', {});
    const card = replies.find((reply) => reply.kind === 'order');
    if (card?.kind !== 'order') throw new Error('No order was shown.');
    expect(card.order.items[0]?.title).toMatchObject({ 'zh-TW': '淺口飯碗·四隻裝', zh: '浅口饭碗·四只装' });
    expect(card.order.number).toBe('MH2611240551');
  });
});
