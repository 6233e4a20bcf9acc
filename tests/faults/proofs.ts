import { testStores } from '../../packages/server/src/testing/test-store.ts';
import { killNine } from './kill-nine.ts';
import type { Proof } from './proof.ts';

/** Everything `npm run faults` tries, in the order of the report. */
export const proofs: readonly Proof[] = [...testStores.map(killNine)];
