import { expect, it } from 'vitest';
import { loadMore } from './strings/load-more.ts';
import { loadWords } from './strings/words.ts';
import { Conversation } from './testing/conversation.ts';
import { transcriptOf } from './transcript.ts';

it('writes down who said what, and leaves out what was removed', async () => {
  const words = await loadWords('zh-CN');
  await loadMore();
  const said = new Conversation(0).shopper('在吗').agent('小周', '在呢').bot('密码是 1').removed(3);
  const { events = [] } = said.snapshot();
  const lines = transcriptOf({ events }, words, '木禾生活').split('\n').filter(Boolean);
  expect(lines.map((line) => line.replace(/^\[[^\]]+\] /, ''))).toEqual([
    '木禾生活',
    '您: 在吗',
    '小周: 在呢',
    '木禾生活: 这条消息撤下了',
  ]);
});
