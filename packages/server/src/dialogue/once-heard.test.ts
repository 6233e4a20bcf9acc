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
  const { shop, tickets } = waiting;
  const all = [...actsOf(shop), ...actsOf(shop.actions), ...actsOf(tickets)];
  const done = all.map(([, act]) => act());
  await new Promise(setImmediate);
  expect(asked.toSorted()).toEqual(QUESTIONS.toSorted());
  tell();
  await Promise.all(done);
  expect(asked.toSorted()).toEqual(all.map(([name]) => name).toSorted());
});

/** All that can be asked of a room or done in it, by name. */
function actsOf(room: object): [name: string, act: () => Promise<unknown>][] {
  const names = new Set([...Object.keys(room), ...Object.getOwnPropertyNames(Object.getPrototypeOf(room))]);
  return [...names].flatMap((name) => {
    const act = Object.hasOwn(Object.prototype, name) ? undefined : Reflect.get(room, name);
    return typeof act === 'function' ? [[name, () => act.call(room)]] : [];
  });
}

const shopNames = ['customer', 'orders', 'orderCount', 'order', 'proveOrder'];

function methods(from: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, from[name]]));
}
