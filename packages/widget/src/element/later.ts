/** Calls that wait for somebody to take them. */
export type Waiting = (() => void)[];

/**
 * Does `act` when the queue is run. What only sets something is answered at once, and what adds a listener or a hook with
 * its undo; the others with a promise of what comes of it.
 */
export function later(queue: Waiting, call: string, act: () => unknown): unknown {
  const done = new Promise((resolve) => queue.push(() => resolve(act())));
  if (/^(on|be)/.test(call)) return () => done.then((undo) => (undo as (() => void) | undefined)?.());
  return /^(set|id|tr|lo|cl|of)/.test(call) ? undefined : done;
}

/** Makes the calls that waited, in their order. */
export const run = (queue: Waiting): void => {
  for (const call of queue.splice(0)) call();
};
