/** Random choices that a seed repeats. */
export interface Chaos {
  chance(of: number): boolean;
  pick<T>(from: readonly T[]): T;
  text(): string;
  /** A frame like the given one, whole, changed, or torn; now and then bytes. */
  frame(like: object): string | Buffer;
}

const words = [
  '',
  ' ',
  'demo',
  '我的快递到哪了',
  "' or 1=1--",
  '"; drop table event; --',
  '$gt',
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  '%00',
  '\u0000',
  '\ud800',
  '\udfff\ud800',
  '\u202e\u200b',
  '🧡'.repeat(50),
  'a'.repeat(5000),
  '1'.repeat(300),
  '-'.repeat(3000),
  'MH2611200482 1234',
  '<script>alert(1)</script>',
  '9'.repeat(25),
  'NaN',
  'ok\r\nx: y',
];
const values: unknown[] = [
  null,
  true,
  0,
  -1,
  0.5,
  1e21,
  Number.MAX_SAFE_INTEGER,
  [],
  {},
  [[[[]]]],
  { $gt: '' },
  { length: -1 },
  { toString: 'x', valueOf: 'y' },
  { type: 'hello' },
];
const raw = [
  '{}',
  '[]',
  'null',
  '"x"',
  '{',
  '{"type":',
  '[1e999]',
  '{"type":"send","type":"hello"}',
  `${'['.repeat(20_000)}`,
  '{"__proto__":{"x":1},"type":"send"}',
  '\ufeff{}',
];

/** Chaos of a seed (mulberry32). */
export function createChaos(seed: number): Chaos {
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const chance = (of: number) => random() < of;
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const letters = () =>
    String.fromCodePoint(
      ...Array.from({ length: 1 + Math.floor(random() * 30) }, () => Math.floor(random() * 0xfff)),
    );
  const text = () => (chance(0.7) ? pick(words) : letters());

  function changed(value: unknown, depth = 0): unknown {
    if (chance(0.15)) return chance(0.5) ? text() : pick(values);
    if (typeof value !== 'object' || value === null || depth > 4) return chance(0.2) ? text() : value;
    const entries = Object.entries(value).filter(() => chance(0.95));
    const more = chance(0.1) ? [[text(), text()] as const] : [];
    return Object.fromEntries([
      ...entries.map(([key, inner]) => [key, changed(inner, depth + 1)] as const),
      ...more,
    ]);
  }

  return {
    chance,
    pick,
    text,
    frame(like) {
      if (chance(0.05)) return pick(raw);
      if (chance(0.03)) return Buffer.from(Array.from({ length: 40 }, () => Math.floor(random() * 256)));
      const whole = JSON.stringify(
        chance(0.2)
          ? { ...like, id: letters().replace(/\W/g, 'x') }
          : { type: (like as { type: string }).type, ...(changed(like) as object) },
      );
      return chance(0.1) ? whole.slice(0, Math.floor(random() * whole.length)) : whole;
    },
  };
}
