/**
 * Loaded before each server under test (`node --import`): tells its parent what the process has used.
 * CPU is user and system time of all its threads in microseconds, memory is in bytes.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc');

function usage(collect) {
  // The last resort gives pages back, so that what was garbage does not hide what comes after.
  if (collect) gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { cpu: user + system, rss, heap: heapUsed + external };
}

if (isMainThread && process.send) {
  process.on('message', ({ id, ask, collect }) => {
    if (ask === 'usage') process.send({ id, result: usage(collect) });
  });
  process.on('disconnect', () => process.exit());
  process.channel.unref();
}
