import { buildFeatureSpace, type FeatureSpace } from './feature-space.ts';

/** A space that grew, and where each of its rows stood before, -1 for what is new. */
export interface GrownSpace {
  space: FeatureSpace;
  from: Int32Array;
}

/** Adds the features of more texts to a space. What it had keeps its weights; what is new counts as rare. */
export function extendSpace(
  base: FeatureSpace,
  texts: readonly string[],
  { labels, classes }: { labels: Int32Array; classes: number },
): GrownSpace {
  const own = buildFeatureSpace(texts, labels, { features: base.options, classes });
  const known = new Set(base.hashes);
  const rows = Int32Array.from(own.hashes, (_, row) => row).filter(
    (row) => !known.has(own.hashes[row] as number),
  );
  const [plain, pairs] = [rows.filter((row) => row < own.plain), rows.filter((row) => row >= own.plain)];
  const rare = base.idf.reduce((most, idf) => Math.max(most, idf), 1);
  const places = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
  const fresh = (count: number) => new Array<number>(count).fill(-1);
  const join = <T extends Uint32Array | Float32Array>(old: T, added: T): number[] => [
    ...old.subarray(0, base.plain),
    ...Array.from(plain, (row) => added[row] as number),
    ...old.subarray(base.plain),
    ...Array.from(pairs, (row) => added[row] as number),
  ];
  return {
    space: {
      options: base.options,
      hashes: Uint32Array.from(join(base.hashes, own.hashes)),
      plain: base.plain + plain.length,
      idf: Float32Array.from([...base.idf, ...fresh(plain.length).map(() => rare)]),
      focus: Float32Array.from(join(base.focus, own.focus)),
    },
    from: Int32Array.from([
      ...places(0, base.plain),
      ...fresh(plain.length),
      ...places(base.plain, base.hashes.length),
      ...fresh(pairs.length),
    ]),
  };
}
