import { describe, expect, it } from 'vitest';
import { Conversation } from '../testing/conversation.ts';
import { lastOwn, type Row, rowsOf } from './rows.ts';

const start = new Date(2026, 10, 24, 10, 24).getTime();
const rows = (conversation: Conversation, change = {}): Row[] =>
  rowsOf({ pending: [], readByOthers: 0, events: conversation.events, ...change });
const shape = (list: readonly Row[]) =>
  list.map((row) => (row.kind === 'group' ? `${row.author.role}:${row.messages.length}` : row.kind));

describe('how a conversation is laid out', () => {
  it('groups what one speaker says in one go', () => {
    const conversation = new Conversation(start)
      .bot('在呢')
      .bot('请说')
      .shopper('你好')
      .shopper('在吗')
      .bot('在');
    expect(shape(rows(conversation))).toEqual(['time', 'bot:2', 'shopper:2', 'bot:1']);
  });

  it('keeps two people at the desk apart', () => {
    const conversation = new Conversation(start).agent('小周', '我来').agent('小林', '我接着来');
    expect(shape(rows(conversation))).toEqual(['time', 'agent:1', 'agent:1']);
  });

  it('tells the time again after a pause, and on a new day', () => {
    expect(shape(rows(new Conversation(start).shopper('一').pause(30).shopper('二')))).toEqual([
      'time',
      'shopper:1',
      'time',
      'shopper:1',
    ]);
    const midnight = new Conversation(new Date(2026, 10, 24, 23, 59)).shopper('一').shopper('二');
    expect(shape(rows(midnight))).toEqual(['time', 'shopper:1', 'time', 'shopper:1']);
  });

  it('says in one line who comes and that it ended, and nothing of the waiting between', () => {
    const at = new Date(start).toISOString();
    const conversation = new Conversation(start)
      .shopper('转人工')
      .state({ name: 'queued', since: at, position: 1, reason: 'asked' })
      .state({ name: 'agent', agent: '小周', since: at })
      .agent('小周', '您好')
      .state({ name: 'closed', at, by: 'agent' })
      .rated(5);
    expect(shape(rows(conversation))).toEqual(['time', 'shopper:1', 'joined', 'agent:1', 'ended', 'rated']);
  });

  it('says so when the bot goes on after a person, not when a wait was given up', () => {
    const at = new Date(start).toISOString();
    const back = new Conversation(start)
      .state({ name: 'agent', agent: '小周', since: at })
      .state({ name: 'bot' });
    expect(shape(rows(back))).toEqual(['joined', 'backToBot']);
    const gaveUp = new Conversation(start)
      .state({ name: 'queued', since: at, position: 1, reason: 'asked' })
      .state({ name: 'bot' });
    expect(shape(rows(gaveUp))).toEqual([]);
  });

  it('knows of each own message whether it was read, and of an unsent one that it waits', () => {
    const conversation = new Conversation(start).shopper('一').shopper('二');
    const pending = [
      {
        cid: 'c',
        at: new Date(start).toISOString(),
        body: { kind: 'text', text: '三' },
        delivery: 'sending',
      },
    ];
    const list = rows(conversation, { readByOthers: 1, pending });
    const said = list.find((row) => row.kind === 'group');
    expect(said?.kind === 'group' && said.messages.map((item) => item.delivery)).toEqual([
      'read',
      'sent',
      'sending',
    ]);
    expect(lastOwn(list)).toMatchObject({ cid: 'c' });
  });

  it('forgets the words of a removed message but not that there was one', () => {
    const list = rows(new Conversation(start).bot('身份证号 1234').removed(1));
    const said = list.find((row) => row.kind === 'group');
    expect(said?.kind === 'group' && said.messages).toEqual([expect.objectContaining({ body: undefined })]);
  });
});
