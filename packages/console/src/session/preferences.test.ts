import { describe, expect, it } from 'vitest';
import { preferredLocale } from '../strings/locale.ts';
import { Preferences } from './preferences.ts';

function storage(kept: Record<string, string> = {}): Pick<Storage, 'getItem' | 'setItem'> {
  return {
    getItem: (key) => kept[key] ?? null,
    setItem: (key, value) => {
      kept[key] = value;
    },
  };
}

describe('the language', () => {
  it('is the first of the browser that the console speaks', () => {
    expect(preferredLocale(['fr-FR', 'zh-TW', 'en'])).toBe('zh-CN');
    expect(preferredLocale(['en-GB', 'zh'])).toBe('en');
    expect(preferredLocale(['de'])).toBe('en');
  });
});

describe('preferences', () => {
  it('are remembered, and a choice outlives the browser language', () => {
    const kept = storage();
    new Preferences(kept, ['zh-CN']).change({ locale: 'en', sound: true });
    expect(new Preferences(kept, ['zh-CN']).choices).toMatchObject({ locale: 'en', sound: true });
  });

  it('begin without sound, and with what they know when the storage holds nonsense', () => {
    const { choices } = new Preferences(storage({ 'zaine-console': '{broken' }), ['zh-CN']);
    expect(choices).toEqual({ locale: 'zh-CN', theme: 'system', sound: false, singleKeys: true });
  });
});
