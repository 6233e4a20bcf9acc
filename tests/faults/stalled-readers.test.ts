import { testStores } from '../../packages/server/src/testing/test-store.ts';
import { proveShort } from './prove-short.ts';
import { stalledReaders } from './stalled-readers.ts';

for (const kind of testStores) if (kind.name === 'sqlite') proveShort(stalledReaders(kind));
