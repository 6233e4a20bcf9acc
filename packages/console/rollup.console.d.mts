import type { OutputOptions, RollupOptions } from 'rollup';

export function consolePage(): RollupOptions & { output: OutputOptions };
