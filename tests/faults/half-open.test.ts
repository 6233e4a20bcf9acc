import { testStores } from '../../packages/server/src/testing/test-store.ts';
import { halfOpen } from './half-open.ts';
import { proveShort } from './prove-short.ts';

for (const kind of testStores) if (kind.name === 'sqlite') proveShort(halfOpen(kind));
