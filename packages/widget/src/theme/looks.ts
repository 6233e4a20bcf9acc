import type { Look } from '../api.ts';

/** What the launcher shows of each ready theme beside the default one: its brand colour, and how round corners are. */
export const looks: Record<Exclude<Look, 'paper'>, readonly [brand: string, radius: number]> = {
  porcelain: ['#1f5fa8', 1.3],
  ink: ['#1d1d1f', 0.3],
};

/** The same by any name; nothing where there is no such theme. */
export const lookOf = (name: string | undefined): readonly [brand?: string, radius?: number] =>
  looks[name as keyof typeof looks] ?? [];
