import type { Unit } from './store/unit.ts';

const all: Unit<never, unknown>[] = [];

/** Every unit of every room by name, for the thread that runs them beside SQLite. */
export const units: ReadonlyMap<string, Unit<unknown, unknown>> = new Map(
  all.map((unit) => [unit.name, unit as Unit<unknown, unknown>]),
);
