import { expect, test } from 'vitest';
import { SiteStore } from './storage.ts';
import { MemoryStorage } from './testing/memory-storage.ts';

test('what one site keeps is out of sight of another', () => {
  const storage = new MemoryStorage();
  const tea = new SiteStore('tea', storage);
  tea.write('visitor', 'v-1');
  expect(new SiteStore('cups', storage).read('visitor')).toBeUndefined();
  expect(new SiteStore('tea', storage).read('visitor')).toBe('v-1');
  expect(storage.keys).toEqual(['zaine:tea:visitor']);
});

test('a full storage costs only what should outlive the page', () => {
  const storage = new MemoryStorage();
  const store = new SiteStore('tea', storage);
  store.write('visitor', 'old');
  storage.full = true;
  store.write('visitor', 'new');
  store.write('out:1', 'a');
  expect(store.read('visitor')).toBe('new');
  expect(store.names('out:')).toEqual(['out:1']);
  store.remove('out:1');
  expect(store.names('out:')).toEqual([]);
});

test('a storage that throws at every touch is as good as none', () => {
  const refuse = (): never => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  const store = new SiteStore('tea', {
    get length(): number {
      return refuse();
    },
    key: refuse,
    getItem: refuse,
    setItem: refuse,
    removeItem: refuse,
  });
  store.write('visitor', 'v-1');
  expect(store.read('visitor')).toBe('v-1');
  expect(store.names('v')).toEqual(['visitor']);
  store.remove('visitor');
  expect(store.read('visitor')).toBeUndefined();
});

test('a page without any storage keeps things in memory', () => {
  const store = new SiteStore('tea');
  store.write('visitor', 'v-1');
  expect(store.read('visitor')).toBe('v-1');
});

test('without consent nothing is stored, with it all that was kept meanwhile is', () => {
  const storage = new MemoryStorage();
  const store = new SiteStore('tea', storage, false);
  store.write('visitor', 'v-1');
  expect(storage.length).toBe(0);
  expect(store.read('visitor')).toBe('v-1');
  store.allow(true);
  expect(new SiteStore('tea', storage).read('visitor')).toBe('v-1');
  store.allow(false);
  expect(storage.length).toBe(0);
  expect(store.read('visitor')).toBe('v-1');
});

test('what an earlier page stored goes with the consent, though this page never had it', () => {
  const storage = new MemoryStorage();
  new SiteStore('tea', storage).write('visitor', 'v-1');
  const store = new SiteStore('tea', storage, false);
  expect(store.read('visitor')).toBeUndefined();
  store.allow(false);
  expect(storage.keys).toEqual([]);
});

test('forgetting takes everything of the site and nothing of another, stored or not', () => {
  const storage = new MemoryStorage();
  const [tea, cups] = ['tea', 'cups'].map((site) => new SiteStore(site, storage)) as [SiteStore, SiteStore];
  for (const store of [tea, cups]) store.write('sound', '1');
  storage.full = true;
  tea.write('out:1', 'in memory');
  tea.clear();
  expect([tea.names(''), storage.keys]).toEqual([[], ['zaine:cups:sound']]);
});
