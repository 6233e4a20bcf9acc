import { expect, test } from 'vitest';
import { findSlots } from './find-slots.ts';
import { createProductIndex } from './products.ts';

const now = new Date('2026-11-23T04:00:00Z'); // a Monday
const found = (text: string, context = {}) =>
  findSlots(text, { now, ...context }).map(({ name, value }) => `${name} ${value}`);

test.each([
  ['我的订单ZN20261101001到哪了', 'order_number ZN20261101001'],
  ['where is order mh2611200482', 'order_number MH2611200482'],
  ['order #123456 please', 'order_number 123456'],
  ['my order number is 20261101001', 'order_number 20261101001'],
  ['call me on +442079460958', 'phone +442079460958'],
  ['订单号 751234567890 还没发', 'order_number 751234567890'],
  ['订单SF1340226877193到哪了', 'tracking_number SF1340226877193'],
  ['订单QXLT5RGWJTVSRL6D到哪了', 'order_number QXLT5RGWJTVSRL6D'],
  ['where is order KYGJTVJPRXWAUE9S', 'order_number KYGJTVJPRXWAUE9S'],
  ['订单号：８８２３９１', 'order_number 882391'],
  ['SF1234567890123 几天没动了', 'tracking_number SF1234567890123'],
  ['tracking 1Z999AA10123456784 stuck', 'tracking_number 1Z999AA10123456784'],
  ['RR123456785CN', 'tracking_number RR123456785CN'],
  ['快递单号 773012345678901', 'tracking_number 773012345678901'],
  ['my fedex number is 986578788855', 'tracking_number 986578788855'],
  ['打我电话13800001234', 'phone +8613800001234'],
  ['call me on +44 20 7946 0958', 'phone +442079460958'],
  ['write to Mei.Lin@example.com.', 'email mei.lin@example.com'],
  ['多扣了我199块钱', 'amount 199 CNY'],
  ['能便宜一百二十块吗', 'amount 120 CNY'],
  ['i was charged $1,299.50 twice', 'amount 1299.5 USD'],
  ['我买了两件少发了', 'quantity 2'],
  ['i ordered three pairs', 'quantity 3'],
  ['有XL码吗', 'size XL'],
  ['do you have it in size 42', 'size 42'],
  ['换成大号', 'size L'],
  ['M的还有没有', 'size M'],
  ['要黑色', 'color black'],
  ['红的有吗', 'color red'],
  ['the gray one', 'color grey'],
  ['能不能发顺丰', 'carrier sf'],
  ['is it with FedEx', 'carrier fedex'],
])('%s: %s', (text, slot) => expect(found(text)).toContain(slot));

test.each([
  ['昨天买的', '2026-11-22'],
  ['前天下的单', '2026-11-21'],
  ['上周五付的款', '2026-11-20'],
  ['下周三能到吗', '2026-12-02'],
  ['双十一买的', '2026-11-11'],
  ['11月5号的订单', '2026-11-05'],
  ['十一月二十号', '2026-11-20'],
  ['三天前', '2026-11-20'],
  ['20号发的货', '2026-11-20'],
  ['上个月买的', '2026-10-01/2026-10-31'],
  ['昨天（繁體）昨天', '2026-11-22'],
  ['last friday', '2026-11-20'],
  ['i ordered it two weeks ago', '2026-11-09'],
  ['since yesterday', '2026-11-22'],
  ['on 3 november', '2026-11-03'],
  ['November 5th, 2025', '2025-11-05'],
  ['bought on black friday', '2026-11-27'],
  ['last week', '2026-11-16/2026-11-22'],
])('%s is %s', (text, value) => expect(found(text)).toContain(`date ${value}`));

test('without a clock no date is guessed', () => expect(findSlots('昨天买的')).toEqual([]));

test.each([
  ['地址改成杭州市西湖区文三路100号3栋501', '杭州市西湖区文三路100号3栋501'],
  ['寄到浙江省宁波市鄞州区中山东路12号', '浙江省宁波市鄞州区中山东路12号'],
  ['please send it to 221b Baker Street instead', '221b Baker Street'],
])('an address is taken whole: %s', (text, value) => expect(found(text)).toContain(`address ${value}`));

test.each(['1Z999AA10123456785', 'RR123456784CN'])(
  'a number whose check digit is wrong is no tracking number: %s',
  (text) => expect(found(text).join()).not.toContain('tracking_number'),
);

test.each(['等了一个月', '一个人', '一点都不好', '为什么', 'i have a question', '差评', 'M'])(
  'nothing is found in %s',
  (text) => expect(found(text)).toEqual([]),
);

test('a product of the catalogue is found in both languages and with a typo', () => {
  const products = createProductIndex([
    { sku: 'MUG-01', titles: ['马克杯', 'Stoneware mug'] },
    { sku: 'VASE-01', titles: ['花瓶', 'Tall vase'] },
  ]);
  expect(found('马克杯有货吗', { products })).toContain('product MUG-01');
  expect(found('馬克杯有貨嗎', { products })).toContain('product MUG-01');
  expect(found('is the stonware mug dishwasher safe', { products })).toContain('product MUG-01');
  expect(found('what about the jug', { products })).toEqual([]);
});

test('the words of a product stand together, or it is not named', () => {
  const products = createProductIndex([
    { sku: 'VASE-01', titles: ['花瓶', 'Tall vase'] },
    { sku: 'LAMP-01', titles: ['毛毛虫小夜灯', 'Desk lamp in dark oak'] },
    { sku: 'CARD-01', titles: ['礼品卡 100', 'Gift card 100'] },
  ]);
  const named = (text: string) => found(text, { products }).filter((slot) => slot.startsWith('product'));
  expect(named('花了一百买了一瓶水')).toEqual([]);
  expect(named('is the vase on the shelf as tall as the lamp')).toEqual([]);
  expect(named('is the tall blue vase in stock')).toEqual(['product VASE-01']);
  expect(named('毛毛虫小夜灯多少钱')).toEqual(['product LAMP-01']);
  expect(named('小夜灯多少钱')).toEqual([]);
  expect(named('the desk lamp in oak')).toEqual(['product LAMP-01']);
  expect(found('gift card for 100 dollars', { products })).toEqual(['amount 100 USD']);
});

test('a slot stands where it says it stands, in the text as it was written', () => {
  const text = '　訂單號：ＺＮ２０２６１１０１００１，電話１３８００００１２３４';
  for (const slot of findSlots(text, { now })) expect(text.slice(slot.start, slot.end)).toBe(slot.text);
  expect(found(text)).toEqual(['order_number ZN20261101001', 'phone +8613800001234']);
});
