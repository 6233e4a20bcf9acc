import { testStores } from '../../packages/server/src/testing/test-store.ts';
import { proveShort } from './prove-short.ts';
import { threeNodes } from './three-nodes.ts';

for (const kind of testStores) if (kind.name === 'postgres') proveShort(threeNodes(kind));
