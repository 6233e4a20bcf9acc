import { testStores } from '../../packages/server/src/testing/test-store.ts';
import { proveShort } from './prove-short.ts';
import { restartWithMany } from './restart-with-many.ts';

for (const kind of testStores) if (kind.name === 'postgres') proveShort(restartWithMany(kind));
