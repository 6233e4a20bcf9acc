import type { RollupOptions } from 'rollup';

/** The rollup builds of what a script tag loads, in order: the widget under hashed names, then the loader. */
export function widgetBundle(): RollupOptions[];
