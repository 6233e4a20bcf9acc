import { describe, expect, it } from 'vitest';
import { brandRules, contrast } from './brand.ts';

const value = (rules: string, name: string, at = 0): string =>
  [...rules.matchAll(new RegExp(`${name}:(#[0-9a-f]{6})`, 'g'))][at]?.[1] ?? '';

describe('a shop brings its own brand colour', () => {
  const brands = ['#B4472E', '#2F5D50', '#2B4A7A', '#F0C24B', '#fff', '#000', '#ff0000', '#00ff88', '#777'];

  it.each(brands)('%s: what stands on the colour can be read, light and dark', (brand) => {
    const rules = brandRules(brand) ?? '';
    for (const mode of [0, 1]) {
      const ratio =
        contrast(value(rules, '--zaine-brand', mode), value(rules, '--zaine-on-brand', mode)) ?? 0;
      expect(ratio).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(brands)('%s: links and pills can be read on paper, light and dark', (brand) => {
    const rules = brandRules(brand) ?? '';
    expect(contrast(value(rules, '--zaine-brand-ink'), '#fbf8f3')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(value(rules, '--zaine-brand-ink', 1), '#211d17')).toBeGreaterThanOrEqual(4.5);
  });

  it('keeps the colour as given by day and lifts a dark one by night', () => {
    const rules = brandRules('#2B4A7A') ?? '';
    expect(value(rules, '--zaine-brand')).toBe('#2b4a7a');
    expect(value(rules, '--zaine-brand', 1)).not.toBe('#2b4a7a');
    expect(contrast(value(rules, '--zaine-brand', 1), '#17140f')).toBeGreaterThanOrEqual(4.5);
  });

  it('puts ink, not white, on a light colour', () => {
    expect(value(brandRules('#F0C24B') ?? '', '--zaine-on-brand')).toBe('#1f1b16');
  });

  it('leaves a colour that it cannot read alone', () => {
    expect(brandRules('tomato;}body{display:none')).toBeUndefined();
  });
});
