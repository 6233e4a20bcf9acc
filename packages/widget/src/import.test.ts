import { expect, it } from 'vitest';

it('can be imported where there is no browser, and does nothing there', async () => {
  expect('document' in globalThis).toBe(false);
  const before = Object.keys(globalThis);
  const { init, zaine, ZaineChat } = await import('./index.ts');
  expect([typeof init, typeof zaine, typeof ZaineChat]).toEqual(['function', 'function', 'function']);
  // Lit stands in for the registry where there is none.
  const added = Object.keys(globalThis).filter((name) => !before.includes(name));
  expect(added.filter((name) => !/lit|reactiveElement|customElements/i.test(name))).toEqual([]);
});
