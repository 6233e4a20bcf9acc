import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { createUnderstander, loadModel } from './index.ts';

const model = createRequire(import.meta.url).resolve('@zaine/understanding/model.bin');
const { understand } = createUnderstander({ model: loadModel(readFileSync(model)) });

test('a shopper asks for a person in Chinese and in English', () => {
  expect(understand('转人工')).toMatchObject({ intent: 'contact_human', band: 'answer', reply: 'zh' });
  expect(understand('can i talk to a real person please')).toMatchObject({
    intent: 'contact_human',
    band: 'answer',
    reply: 'en',
  });
});

test('an order number is found where it stands and given in one shape', () => {
  const text = '帮我看看 zn20261101001 到哪了';
  const [slot] = understand(text).slots;
  expect(slot).toMatchObject({ name: 'order_number', value: 'ZN20261101001', text: 'zn20261101001' });
  expect(text.slice(slot?.start, slot?.end)).toBe('zn20261101001');
});

test('two questions in one message are both found', () => {
  const intentsOf = (text: string) => {
    const { intent, also } = understand(text);
    return [intent, also?.intent].sort();
  };
  expect(intentsOf('退款到哪了，还有发票呢')).toEqual(['invoice', 'refund_status']);
  expect(intentsOf('where is my package and can i get an invoice')).toEqual(['invoice', 'track_parcel']);
});

test('Traditional Chinese is understood as Simplified is, and echoed as written', () => {
  expect(understand('我要退貨')).toMatchObject({
    text: '我要退貨',
    language: 'zh-Hant',
    intent: 'return_goods',
  });
  expect(understand('請問運費多少錢').intent).toBe(understand('请问运费多少钱').intent);
});

test('what has nothing to do with a shop is not understood', () => {
  for (const text of ['今天天气怎么样', 'what is the capital of france', 'asdkjh qwe', 'Привет, как дела']) {
    expect(understand(text)).toMatchObject({ intent: 'none', band: 'none' });
  }
});

test('an intent that the shop switched off is never given', () => {
  const quiet = createUnderstander({
    model: loadModel(readFileSync(model)),
    off: ['contact_human', 'newsletter'],
  });
  expect(quiet.understand('转人工').intent).not.toBe('contact_human');
  expect(quiet.understand('unsubscribe me from the newsletter').intent).not.toBe('newsletter');
});

test.each([
  ['tuihuo', 'return_goods'],
  ['tui huo', 'return_goods'],
  ['我要退贷', 'return_goods'],
  ['块递到哪了', 'track_parcel'],
  ['什么时候发huo', 'urge_shipping'],
  ['zhuan ren gong', 'contact_human'],
  ['refnud pls', 'refund_request'],
  ['wheres my pacakge', 'track_parcel'],
  ['change my delivary adress', 'change_address'],
])('%s is understood in spite of its slips', (text, intent) => expect(understand(text).intent).toBe(intent));
