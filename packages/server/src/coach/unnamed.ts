import type { Slot } from '@zaine/understanding';

/** What stands in place of what is somebody's own: the same shape, nobody's. */
const EXAMPLES: Partial<Record<Slot['name'], { zh: string; en: string }>> = {
  order_number: { zh: 'AB00000000000', en: 'AB00000000000' },
  tracking_number: { zh: 'AB00000000000', en: 'AB00000000000' },
  phone: { zh: '13800000000', en: '13800000000' },
  email: { zh: 'name@example.com', en: 'name@example.com' },
  address: { zh: '人民路1号', en: '1 High Street' },
};
const LONG_NUMBER = /\d{4,}/g;

/**
 * A sentence without what tells who said it: numbers, addresses and the names given are replaced by examples of
 * the same kind, any other long number by zeros.
 */
export function unnamed(text: string, slots: readonly Slot[], names: readonly string[]): string {
  const language = /\p{Script=Han}/u.test(text) ? 'zh' : 'en';
  let plain = '';
  let at = 0;
  const zeros = (part: string) =>
    withoutNames(part, names, language).replace(LONG_NUMBER, (n) => '0'.repeat(n.length));
  for (const { name, start, end } of slots) {
    const example = EXAMPLES[name]?.[language];
    if (example === undefined) continue;
    plain += zeros(text.slice(at, start)) + example;
    at = end;
  }
  return plain + zeros(text.slice(at));
}

function withoutNames(text: string, names: readonly string[], language: 'zh' | 'en'): string {
  const someone = language === 'zh' ? '小王' : 'Sam';
  return names.filter((name) => name.length > 1).reduce((rest, name) => rest.replaceAll(name, someone), text);
}
