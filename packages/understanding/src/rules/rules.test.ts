import { expect, test } from 'vitest';
import { normalise } from '../text/normalise.ts';
import { matchIntentRule } from './intent-rules.ts';
import { findEmotion, findSignals } from './mood.ts';

test.each([
  ['转人工', 'contact_human'],
  ['我要人工客服！', 'contact_human'],
  ['人工人工', undefined],
  ['Can I speak to a human please?', 'contact_human'],
  ['AGENT', 'contact_human'],
  ['你好', 'greet'],
  ['亲，在吗', 'greet'],
  ['hello there', 'greet'],
  ['嗯嗯好的', 'affirm'],
  ['好滴呀', 'affirm'],
  ['yes please', 'affirm'],
  ['不用了', 'deny'],
  ['No, thanks.', 'deny'],
  ['谢谢啦', 'thanks'],
  ['thank you so much', 'thanks'],
  ['拜拜', 'goodbye'],
  ['好的我要退货', undefined],
  ['no parcel came', undefined],
  ['是什么材质的', undefined],
])('%s is %s', (text, intent) => expect(matchIntentRule(normalise(text))).toBe(intent));

function mood(original: string, intent = 'none') {
  const text = normalise(original);
  const signals = findSignals(text, intent);
  return { signals, emotion: findEmotion({ original, text, intent, signals }) };
}

test.each([
  ['再不处理我就打12315了', 'crisis'],
  ['你们等着法院见', 'crisis'],
  ['杯子炸了手被划伤', 'crisis'],
  ['my lawyer will be in touch', 'crisis'],
  ['the kettle caught fire', 'crisis'],
  ['我要投诉你们', 'complaint'],
  ['this is a scam', 'complaint'],
  ['麻烦加急 明天要用', 'urgent'],
  ['i need it asap', 'urgent'],
  ['你们是傻逼吗', 'abuse'],
  ['fucking useless', 'abuse'],
])('%s signals %s', (text, signal) => expect(mood(text).signals).toContain(signal));

test.each([
  '不着急 慢慢来',
  'no rush at all',
  '有没有红色的',
  '请问几点下班',
  'is the tennis racket in stock',
  '单号SF1234567890123',
  '我想退货',
])('nothing is signalled by %s', (text) => expect(mood(text)).toEqual({ signals: [], emotion: 'calm' }));

test.each([
  ['气死我了 什么破店', 'angry'],
  ['WHERE IS MY STUFF THIS IS RIDICULOUS', 'angry'],
  ['等了好久了怎么还没到', 'anxious'],
  ["i'm worried it got lost", 'anxious'],
  ['太失望了', 'disappointed'],
  ['not what i expected at all', 'disappointed'],
  ['麻烦帮我查下物流 谢谢', 'calm'],
])('%s sounds %s', (text, emotion) => expect(mood(text).emotion).toBe(emotion));

test('thanks that are meant are heard', () =>
  expect(mood('谢谢你帮我解决', 'thanks').emotion).toBe('thankful'));
