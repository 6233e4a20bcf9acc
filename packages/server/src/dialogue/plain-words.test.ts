import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staticPaths } from '../static-paths.ts';
import { fillDemoShop, lineOf, Talk, type TalkOptions } from '../testing/talk.ts';
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

/** All of the last answer, as the understander of the server takes the words. */
async function last(who: TalkOptions, ...said: string[]): Promise<string> {
  const talk = new Talk(ports, who);
  for (const words of said.slice(0, -1)) await talk.ask(words);
  const { replies, handOff } = await talk.ask(said.at(-1) ?? '');
  return [...replies.map(lineOf), ...(handOff ? [`→ ${handOff}`] : [])].join('\n');
}

const en = { locale: 'en' };

test('a question about where something is owns up to no mistake', async () => {
  const answer = await last({ customer: 'c-1004', ...en }, 'I ordered a tray, where is it');
  expect(answer).toMatch(/^parcel JD0163284750921/);
  expect(answer).not.toMatch(/mistake|wrong|photo/i);
});

test.each(['asdkjh qwe', '<img src=x>', 'asdf'])(
  '“%s” leaves a Chinese conversation Chinese',
  async (noise) => {
    expect(await last({}, '你好', noise)).toMatch(/没太明白|没看懂/);
    expect(await last({}, noise)).toMatch(/没太明白|没看懂/);
  },
);

describe('words that ask nothing are never a miss', () => {
  test('one after the other, nobody is called', async () => {
    const talk = new Talk(ports, {});
    for (const words of ['哦', '嗯', '呵呵', '666', 'ok', '？？？']) {
      const { replies, handOff } = await talk.ask(words);
      expect(handOff).toBeUndefined();
      expect(replies.map(lineOf).join()).not.toMatch(/没太明白|没看懂|抱歉|对不住/);
      expect(talk.state.misses).toBe(0);
    }
  });

  test('what waits for an answer is asked again', async () => {
    expect(await last({}, '我的快递到哪了', '哦', '666')).toMatch(/订单号/);
  });

  test('question marks have the answer said once more', async () => {
    const answer = await last({ customer: 'c-1001' }, '我的快递到哪了', '？？？');
    expect(answer).toMatch(/(再说一遍|换个说法).*\nparcel SF1340226877193/);
  });
});

describe('after a lost parcel other questions are answered themselves', () => {
  const zhao = { customer: 'c-1003' };
  test.each([
    ['我有几个订单', /^text : 您一共有 4 个订单.*\norder MH2611220431.*\norder .*{杉木便当盒/],
    ['单号多少', /^text : .*快递单号：圆通 YT8830466120397/],
    ['快递员电话多少', /^text : .*快递员的电话.*转人工/],
  ])('“%s”', async (question, expected) => {
    expect(await last(zhao, '包裹怎么还没到', question)).toMatch(expected);
  });
});

test.each([
  ['订单号我忘了', {}, /登录之后不用单号/],
  ['I forgot my order number', en, /sign in/],
  ['when do you ship paid orders?', en, /within 48 hours/],
  ['退款什么时候到账', {}, /1–3 个工作日原路退款/],
  ['在景德镇有实体店吗', {}, /景德镇店自提/],
  ['do you have a shop in Jingdezhen', en, /our shop in Jingdezhen/],
])('“%s” is answered to a guest', async (question, who, expected) => {
  expect(await last(who, question)).toMatch(expected);
});

test('in danger nobody is promised who is not there', async () => {
  const answer = await last({ desk: { online: 0 } }, '我不想活了');
  expect(answer).toMatch(/→ rule/);
  expect(answer).not.toMatch(/马上|现在就/);
});

test('sorry is said once', async () => {
  const answer = await last({ customer: 'c-1002' }, '怎么还不发货！！太差劲了，气死我了');
  expect(answer.match(/抱歉|对不住|对不起|道歉/g)).toHaveLength(1);
});

test('a proof holds for a day', async () => {
  let now = new Date('2026-11-24T06:00:00Z');
  const talk = new Talk(ports, { network: '203.0.113.51', now: () => now });
  await talk.ask('MH2611210482 6027');
  now = new Date('2026-11-25T05:59:00Z');
  expect((await talk.ask('我的快递到哪了')).replies.map(lineOf)[0]).toMatch(/^parcel SF1340226877193/);
  now = new Date('2026-11-25T06:01:00Z');
  expect((await talk.ask('我的快递到哪了')).replies.map(lineOf)[0]).toMatch(/^text : .*订单号/);
});

test('who has to wait is told so at once, not asked for digits again', async () => {
  const talk = new Talk(ports, { network: '203.0.113.52' });
  for (let tries = 0; tries < 6; tries++) await talk.ask(`MH261124071${tries} 1111`);
  for (const words of ['MH2611240715', '我的快递到哪了']) {
    expect((await talk.ask(words)).replies.map(lineOf)[0]).toMatch(/15 分钟|15 minutes/);
  }
});

test('a bare digit does nothing that cannot be undone before it is confirmed', async () => {
  const talk = new Talk(ports, { customer: 'c-1001' });
  await talk.ask('我要取消订单 MH2611230937');
  const asked = await talk.ask('1');
  expect(asked.replies.map(lineOf)[0]).toMatch(/^text : 是要“确认取消”吗？/);
  expect((await talk.ask('不取消了')).replies.map(lineOf).join()).not.toMatch(/已经取消|已经替您/);
});

test.each(['取消', 'quit', '取消排队', '不排了', 'leave queue'])('“%s” leaves the queue', async (words) => {
  expect(await last({}, '转人工', words)).toMatch(/不排了|不等了|out of the queue|no more waiting/);
});

test('“取消” to somebody who does not wait is about something else', async () => {
  expect(await last({}, '取消')).not.toMatch(/不排了|不等了/);
});

test('what is hurried is the order just spoken of', async () => {
  const emma = { customer: 'c-1004', ...en };
  expect(await last(emma, 'where is my parcel', 'hurry up')).toMatch(/MH2611200276|JD0163284750921/);
});

test('every question printed on the demo page gets what it is printed for', async () => {
  const page = readFileSync(`${staticPaths.demoShop}shop/words.js`, 'utf8');
  const asked: [string, TalkOptions, RegExp][] = [
    ['我的快递到哪了', { customer: 'c-1001' }, /^parcel SF1340226877193/],
    ['杯子能进微波炉吗', {}, /可以进微波炉/],
    ['转人工', {}, /→ asked/],
    ['Where is my parcel?', { customer: 'c-1004', ...en }, /^parcel JD0163284750921/],
    ['Can the mugs go in the microwave?', en, /safe in both/],
    ['Let me talk to a person', en, /→ asked/],
  ];
  const printed = [...page.matchAll(/questions: \[(.*?)\n {2}\]/gs)].flatMap(([, block = '']) =>
    [...block.matchAll(/\[['"](.*?)['"], ['"]/g)].map((match) => match[1]),
  );
  expect(asked.map(([question]) => question)).toEqual(printed);
  for (const [question, who, expected] of asked) expect(await last(who, question)).toMatch(expected);
});
