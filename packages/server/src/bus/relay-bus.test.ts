import { setTimeout } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { Notice } from './bus.ts';
import { createLocalBus } from './local-bus.ts';
import { createRelayBus, type Ears } from './relay-bus.ts';

const onError = (error: unknown) => {
  throw error;
};

/** Two nodes, and what goes between them. */
async function nodes() {
  const texts: string[] = [];
  const ears: Ears[] = [];
  const connect = (own: Ears) => {
    ears.push(own);
    const send = async (text: string) => {
      texts.push(text);
      for (const { onText } of ears) onText(text);
    };
    return { send, close: async () => {} };
  };
  const open = async (node: string) => {
    const heard: Notice[] = [];
    const bus = await createRelayBus({ local: createLocalBus(onError), node, connect, onError });
    bus.subscribe((notice) => heard.push(notice));
    return { bus, heard };
  };
  return { one: await open('one'), other: await open('other'), texts };
}

test('what is said stays at its node: others are told where to look, and nobody twice', async () => {
  const { one, other, texts } = await nodes();
  const event = {
    id: 'e1',
    seq: 1,
    at: '2026-11-23T02:00:00.000Z',
    author: { role: 'shopper' },
    kind: 'message',
    body: { kind: 'text', text: '我的手机号' },
  } as const;
  const place = { about: 'events', site: 'demo', conversation: 'c1', seq: 1 } as const;
  const notice = { ...place, events: [event], texts: [JSON.stringify(event)] };
  one.bus.publish(notice);
  await one.bus.close();
  expect(one.heard).toEqual([notice]);
  expect(other.heard).toEqual([place]);
  expect(texts).toHaveLength(1);
  expect(texts[0]).not.toContain('手机号');
});

test('what comes while a text is under way waits for it and goes together', async () => {
  const texts: string[] = [];
  const arrivals: (() => void)[] = [];
  const send = (text: string) => {
    texts.push(text);
    return new Promise<void>((resolve) => arrivals.push(resolve));
  };
  const connect = () => ({ send, close: async () => {} });
  const bus = await createRelayBus({ local: createLocalBus(onError), node: 'one', connect, onError });
  const tell = (seq: number) => bus.publish({ about: 'events', site: 'demo', conversation: 'c1', seq });
  tell(1);
  await vi.waitFor(() => expect(texts).toHaveLength(1));
  tell(2);
  await setTimeout(20);
  tell(3);
  expect(texts).toHaveLength(1);
  for (const arrive of arrivals) arrive();
  await vi.waitFor(() => expect(texts).toHaveLength(2));
  expect(JSON.parse(texts[1] as string).notices).toMatchObject([{ seq: 2 }, { seq: 3 }]);
  await bus.close();
});
