import { testStores } from '../../packages/server/src/testing/test-store.ts';
import { proveShort } from './prove-short.ts';
import { redisDown } from './redis-down.ts';

for (const kind of testStores) if (kind.name === 'postgres') proveShort(redisDown(kind));
