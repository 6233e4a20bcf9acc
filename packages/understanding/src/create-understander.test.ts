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
