import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillDemoShop, lineOf, Talk, type TalkOptions } from '../testing/talk.ts';
import { type TestStore, testStores } from '../testing/test-store.ts';
import { goodsToldIn, personToldIn } from './told-words.ts';
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

async function answers(who: TalkOptions, ...said: string[]): Promise<string[]> {
  const talk = new Talk(ports, who);
  for (const words of said.slice(0, -1)) await talk.ask(words);
  const { replies } = await talk.ask(said.at(-1) ?? '');
  return replies.map(lineOf);
}

const zhao: TalkOptions = { customer: 'c-1003' };
const emma: TalkOptions = { customer: 'c-1004', locale: 'en' };

describe('what belongs to somebody else is refused, never answered with another parcel', () => {
  test.each([
    ['SF1340226877193', zhao, /^text : 这个快递单号不在您的订单里.*杉木便当盒/],
    ['13800006027 这个手机号的订单', zhao, /^text : 这个手机号不是您账号上的.*杉木便当盒/],
    ['帮我查一下林晓雯的订单', zhao, /^text : 别人的订单我不能查.*杉木便当盒/],
    ['SF1340226877193', emma, /^text : That tracking number isn't among yours.*Cedar bento box/],
    ['13800006027 这个手机号的订单', emma, /^text : 这个手机号不是您账号上的/],
    ['帮我查一下林晓雯的订单', emma, /^text : 别人的订单我不能查/],
    ["where is Lin Xiao's parcel", emma, /^text : I can't look up somebody else's orders/],
  ] as const)('“%s”', async (said, who, expected) => {
    const lines = await answers(who, said);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(expected);
  });

  test('a guest is told what is needed instead', async () => {
    expect((await answers({}, 'SF1340226877193'))[0]).toMatch(/快递单号.*订单号和下单手机号的后四位/);
    expect((await answers({}, '13800006027 这个手机号的订单'))[0]).toMatch(/手机号.*订单号/);
    expect((await answers({}, '帮我查一下林晓雯的订单'))[0]).toMatch(/订单号/);
  });

  test('a guest who has proved one order sees that one and no other', async () => {
    const proof = 'MH2611210482 6027';
    const network = '203.0.113.41';
    expect(await answers({ network }, proof, 'YT8830466120397')).toEqual([
      expect.stringMatching(/^text : 这个快递单号不在您的订单里.*粗陶马克杯/),
    ]);
    expect((await answers({ network }, proof, 'SF1340226877193'))[0]).toMatch(/^parcel SF1340226877193/);
  });

  test('one’s own tracking number, phone and name are answered', async () => {
    expect((await answers(zhao, 'YT8830466120397'))[1]).toMatch(/^parcel YT8830466120397/);
    expect((await answers(zhao, '13600007741 这个手机号的订单'))[0]).toMatch(/^choices.*杉木便当盒/);
    expect((await answers(zhao, '查一下赵一鸣的订单'))[0]).toMatch(/^choices.*杉木便当盒/);
  });
});

describe('goods or a day that fit none of the orders', () => {
  test.each([
    ['茶壶那单到哪了', zhao, /^text : .*(没看到这样东西|没找到您说的这一单).*杉木便当盒/],
    ['我昨天下的订单', zhao, /^text : .*(那几天没有|没有下单的记录).*杉木便当盒/],
    [
      'Where is my teapot order?',
      { ...zhao, locale: 'en' },
      /^text : I (don't see that|see no such order).*Cedar/,
    ],
  ] as const)('“%s” is said so, with the own ones to pick', async (said, who, expected) => {
    const lines = await answers(who, said);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(expected);
  });

  test('the day an order was placed on chooses it', async () => {
    expect((await answers({ customer: 'c-1001' }, '我昨天下的订单'))[0]).toMatch(/^order MH2611230937/);
  });

  test.each([
    ['茶壶到哪了', '茶壶'],
    ['我昨天买的茶壶到哪了', '茶壶'],
    ['where is my teapot?', 'teapot'],
    ['我的快递到哪了', undefined],
    ['我最近的订单', undefined],
    ['上个月那单', undefined],
    ['退款到哪了', undefined],
    ['where is my latest order', undefined],
    ['where is my refund?', undefined],
    ['白色那单', '白色'],
  ])('“%s” names %j', (words, goods) => expect(goodsToldIn(words)).toBe(goods));

  test.each([
    ['林晓雯的快递到哪了', '林晓雯'],
    ['我朋友的包裹', '我朋友'],
    ["Emma Clarke's order", 'Emma Clarke'],
    ['我的订单', undefined],
    ["What's order 12 doing", undefined],
    ['昨天的订单', undefined],
  ])('“%s” asks for %j', (words, person) => expect(personToldIn(words)).toBe(person));
});
