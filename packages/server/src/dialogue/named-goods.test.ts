import type { LocalizedText, Order } from '@zaine/protocol';
import { expect, test } from 'vitest';
import { namedIn } from './named-goods.ts';

const order = (number: string, title: LocalizedText): Order => ({
  number,
  customer: 'c-1',
  placedAt: '2026-11-20T00:00:00Z',
  status: 'paid',
  items: [{ sku: number, title, quantity: 1, price: 100 }],
  currency: 'CNY',
  total: 100,
});
const orders = [
  order('mugs', { zh: '粗陶马克杯·两只装', en: 'Stoneware mugs, pair' }),
  order('pot', { zh: '侧把茶壶', en: 'Side-handle teapot' }),
  order('odd', '收纳盒 (3.)'),
];

test.each([
  ['马克杯到哪了', ['mugs']],
  ['那个壶呢', ['pot']],
  ['where is my mug', ['mugs']],
  ['has the teapot left?', ['pot']],
  ['我的收纳盒', ['odd']],
  ['我的订单', []],
  ['where are my order and the rest', []],
])('“%s” means %j', (message, expected) => {
  expect(namedIn(message, orders).map((each) => each.number)).toEqual(expected);
});
