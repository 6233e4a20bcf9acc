import { testStores } from '../../packages/server/src/testing/test-store.ts';
import { faultSchedules } from './fault-schedules.ts';
import { halfOpen } from './half-open.ts';
import { idleSockets } from './idle-sockets.ts';
import { killNine } from './kill-nine.ts';
import { mixedVersions } from './mixed-versions.ts';
import type { Proof } from './proof.ts';
import { redisDown } from './redis-down.ts';
import { repeatedSends } from './repeated-sends.ts';
import { restartWithMany } from './restart-with-many.ts';
import { rollingRestart } from './rolling-restart.ts';
import { stalledReaders } from './stalled-readers.ts';
import { threeNodes } from './three-nodes.ts';

const sqlite = testStores.filter(({ name }) => name === 'sqlite');
const postgres = testStores.filter(({ name }) => name === 'postgres');

/** Everything `npm run faults` tries, in the order of the report. */
export const proofs: readonly Proof[] = [
  ...testStores.map(killNine),
  ...postgres.map(repeatedSends),
  ...testStores.map(faultSchedules),
  ...postgres.map(threeNodes),
  ...postgres.map(redisDown),
  ...postgres.map(rollingRestart),
  ...postgres.map(mixedVersions),
  ...testStores.map(restartWithMany),
  ...sqlite.map(halfOpen),
  ...sqlite.map(stalledReaders),
  ...sqlite.map(idleSockets),
];
