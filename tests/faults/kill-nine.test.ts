import { testStores } from '../../packages/server/src/testing/test-store.ts';
import { killNine } from './kill-nine.ts';
import { proveShort } from './prove-short.ts';

for (const kind of testStores) proveShort(killNine(kind));
