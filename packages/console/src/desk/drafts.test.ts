import { describe, expect, it } from 'vitest';
import { Drafts } from './drafts.ts';

function storage(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

describe('drafts', () => {
  it('stay with their conversation, over a reload too', () => {
    const tab = storage();
    const drafts = new Drafts(tab);
    drafts.keep('a', { text: '马上查', note: false });
    drafts.keep('b', { text: '给品控', note: true });
    const reloaded = new Drafts(tab);
    expect(reloaded.of('a')).toEqual({ text: '马上查', note: false });
    expect(reloaded.of('b').note).toBe(true);
    expect(reloaded.of('c').text).toBe('');
  });

  it('are gone for the next person at the screen', () => {
    const tab = storage();
    const drafts = new Drafts(tab);
    drafts.keep('a', { text: '手机号', note: false });
    drafts.clear();
    expect(drafts.of('a').text).toBe('');
    expect(new Drafts(tab).of('a').text).toBe('');
  });

  it('survive a storage that refuses', () => {
    const refuse = () => {
      throw new Error('full');
    };
    const drafts = new Drafts({ getItem: refuse, setItem: refuse });
    drafts.keep('a', { text: '还在', note: false });
    expect(drafts.of('a').text).toBe('还在');
  });
});
