import { expect, test } from 'vitest';
import { onceHeard } from './once-heard.ts';
import { reachableShop } from './reachable-shop.ts';
import type { DialoguePorts } from './turn-input.ts';

/** Questions change nothing and may be asked before a message is in the log; whatever is not listed has to wait. */
const QUESTIONS = ['customer', 'orders', 'orderCount', 'order', 'cases', 'case', 'stock', 'tickets'];

test('only questions go ahead of a message that is not in the log yet', async () => {
  const asked: string[] = [];
  const room = () =>
    new Proxy({} as Record<string, unknown>, {
      get: (_room, name: string) => async () => void asked.push(name),
    });
  const ports = {
    shop: reachableShop({ ...methods(room(), shopNames), actions: room() } as never),
    tickets: room(),
  } as unknown as DialoguePorts;
  let tell = () => {};
  const heard = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const waiting = onceHeard(ports, () => heard);
  const { actions, ...shop } = waiting.shop;
  const all = [shop, actions, waiting.tickets].flatMap((each) => Object.entries(each));
  const done = all.map(([, act]) => (act as () => Promise<unknown>)());
  await new Promise(setImmediate);
  expect(asked.toSorted()).toEqual(QUESTIONS.toSorted());
  tell();
  await Promise.all(done);
  expect(asked.toSorted()).toEqual(all.map(([name]) => name).toSorted());
});

const shopNames = ['customer', 'orders', 'orderCount', 'order', 'proveOrder'];

function methods(from: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, from[name]]));
}
