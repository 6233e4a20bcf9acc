import { expect, test } from 'vitest';
import { Recent } from './recent.ts';

test('what was set longest ago goes first', () => {
  const recent = new Recent<string, number>(2).set('a', 1).set('b', 2).set('c', 3);
  expect([...recent]).toEqual([
    ['b', 2],
    ['c', 3],
  ]);
});

test('what is set again stays, with what it was set to last, and takes nobody’s place', () => {
  const recent = new Recent<string, number>(2).set('a', 1).set('b', 2).set('a', 3);
  expect([...recent]).toEqual([
    ['b', 2],
    ['a', 3],
  ]);
  expect([...recent.set('c', 4).keys()]).toEqual(['a', 'c']);
});

test('what is deleted makes room', () => {
  const recent = new Recent<string, number>(2).set('a', 1).set('b', 2);
  recent.delete('b');
  expect([...recent.set('c', 3).keys()]).toEqual(['a', 'c']);
});
