import { testStores } from '../../packages/server/src/testing/test-store.ts';
import { proveShort } from './prove-short.ts';
import { repeatedSends } from './repeated-sends.ts';

for (const kind of testStores) if (kind.name === 'postgres') proveShort(repeatedSends(kind));
