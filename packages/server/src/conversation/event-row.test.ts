import { expect, it } from 'vitest';
import { eventAndText, previewOf } from './event-row.ts';

const preview = (text: string) => previewOf({ kind: 'text', text });

it.each([
  ['在吗', '在吗'],
  ['两行\n字\t和  空格', '两行 字 和 空格'],
  ['an ideographic　space and a bell\u0007.', 'an ideographic space and a bell .'],
  ['half a pair \ud83d', 'half a pair \ufffd'],
])('%j is shown in lists as %j', (text, shown) => {
  expect(preview(text)).toBe(shown);
});

it('a list shows 120 characters, and none of them halved', () => {
  expect(preview('🫖'.repeat(121))).toBe('🫖'.repeat(120));
  expect(preview('🫖'.repeat(100))).toBe('🫖'.repeat(100));
  expect(preview(`${'a'.repeat(119)}🫖b`)).toBe(`${'a'.repeat(119)}🫖`);
});

it.each([
  [
    'a message',
    {
      id: 'm1',
      cid: 's:c1',
      kind: 'message',
      role: 'shopper',
      data: { body: { kind: 'text', text: '“在吗”\n\u2028' } },
    },
  ],
  [
    'a reply',
    {
      id: 'm1-0',
      cid: 'b:m1:0',
      kind: 'message',
      role: 'bot',
      data: { body: { kind: 'text', text: '在的' } },
    },
  ],
  [
    'an agent',
    {
      id: 'm2',
      cid: 'a.小周:c2',
      kind: 'message',
      role: 'agent',
      author: '小周',
      data: { body: { kind: 'text', text: '好' } },
    },
  ],
  ['a change of state', { id: 'm1-back', kind: 'state', role: 'system', data: { state: { name: 'bot' } } }],
] as const)('the text of %s says what the event does', (_name, draft) => {
  const place = { seq: 7, at: Date.parse('2026-03-02T08:26:00.500Z') };
  const { event, text } = eventAndText({ json: JSON.stringify(draft.data), ...draft }, draft.data, place);
  expect(JSON.parse(text)).toEqual(event);
  expect(event).toMatchObject({ seq: 7, at: '2026-03-02T08:26:00.500Z', ...draft.data });
});
