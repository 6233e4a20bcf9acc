import { expect, test } from 'vitest';
import { matchIntentRule } from '../rules/intent-rules.ts';
import { findEmotion } from '../rules/mood.ts';
import { withoutEmoji } from './emoji.ts';
import { normalise } from './normalise.ts';

const read = (text: string) => normalise(withoutEmoji(text));

const emotionOf = (original: string, intent = 'none') =>
  findEmotion({ original, text: read(original), intent, signals: [] });

test.each([
  ['一个星期没人回😡', 'angry'],
  ['again (╯°□°)╯︵ ┻━┻', 'angry'],
  ['杯子碎了T_T', 'disappointed'],
  ['it came in pieces :(', 'disappointed'],
  ['怎么还没到😭', 'anxious'],
  ['will it come before friday 😰', 'anxious'],
  ['好的 🙏🏽', 'thankful'],
  ['ok ^_^', 'thankful'],
  ['什么时候发货🚚', 'calm'],
])('%s sounds %s', (text, emotion) => expect(emotionOf(text, 'affirm')).toBe(emotion));

test.each([
  ['👍', 'affirm'],
  ['👌🏿', 'affirm'],
  ['🙏🙏', 'thanks'],
  ['👎', 'deny'],
  ['👋', 'greet'],
  ['😡', undefined],
])('%s alone is %s', (text, intent) => expect(matchIntentRule(read(text))).toBe(intent));

test.each([
  ['退款到哪了😭😭', '退款到哪了'],
  ['where is my parcel 🚚💨 (╯°□°)╯', 'where is my parcel'],
  ['👨‍👩‍👧 have you got aprons ❤️', 'have you got aprons'],
])('what is asked in %s is read without its emoji', (text, words) => expect(read(text).trim()).toBe(words));

test.each(['订单号:(ZN20261101001)', '(Да)', 'tattoo', '尺寸(12)'])(
  '%s keeps its brackets and letters',
  (text) => expect(read(text)).toBe(text.toLowerCase()),
);
