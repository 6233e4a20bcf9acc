import { testStores } from '../../packages/server/src/testing/test-store.ts';
import { proveShort } from './prove-short.ts';
import { rollingRestart } from './rolling-restart.ts';

for (const kind of testStores) if (kind.name === 'postgres') proveShort(rollingRestart(kind));
