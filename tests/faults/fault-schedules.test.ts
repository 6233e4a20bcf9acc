import { testStores } from '../../packages/server/src/testing/test-store.ts';
import { faultSchedules } from './fault-schedules.ts';
import { proveShort } from './prove-short.ts';

for (const kind of testStores) proveShort(faultSchedules(kind));
