import { testStores } from '../../packages/server/src/testing/test-store.ts';
import { idleSockets } from './idle-sockets.ts';
import { proveShort } from './prove-short.ts';

for (const kind of testStores) if (kind.name === 'sqlite') proveShort(idleSockets(kind));
