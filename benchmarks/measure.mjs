/** One thing on one server: its load, and what the server and its database used for it. */

import { setTimeout } from 'node:timers/promises';
import { databaseUsage, usedBetween } from './databases.mjs';
import { RATE } from './plan.mjs';

/** Sockets that are open before memory is first looked at, so that what is loaded once does not count. */
const WARM_SOCKETS = 300;
const MOST_COLLECTIONS = 15;
const SETTLING = 250;

/** Lets each node compile what it will run: so many messages for each, or as many as five seconds for each hold. */
export async function warmUp(load, { crowd, label, nodes = 1 }, messages) {
  let count = 0;
  for (let tries = 0; tries < 12 * nodes && count < messages * nodes; tries++) {
    const { count: more } = await named(label, load.ask({ ask: 'saturate', crowd, seconds: 0.4 }));
    count += more;
  }
}

/**
 * Runs one round: first the fixed rate, then as fast as it goes. Others have had the caches for many seconds before, and
 * V8 has put memory and code away, so what is counted begins when it has run at full speed for a moment.
 */
export async function measureRound(load, subject, { paced, runIn, saturated }) {
  const { crowd, label } = subject;
  const saturate = (seconds) => load.ask({ ask: 'saturate', crowd, seconds });
  const slow = await counted(subject, () => load.ask({ ask: 'pace', crowd, rate: RATE, seconds: paced }));
  await named(label, saturate(runIn));
  return { paced: slow, saturated: await counted(subject, () => saturate(saturated)) };
}

async function counted({ label, server }, phase) {
  const database = () => server.database && databaseUsage(server.database);
  const databaseBefore = await database();
  const before = await server.child.ask({ ask: 'usage' });
  const result = await named(label, phase());
  const after = await server.child.ask({ ask: 'usage' });
  if (!(result.count > 0)) throw new Error(`${label}: nothing came back.`);
  const used = usedBetween(databaseBefore, await database());
  return {
    ...result,
    cpu: (after.cpu - before.cpu) / result.count,
    ...(used === undefined ? {} : { databaseCpu: used / result.count }),
  };
}

function named(label, work) {
  return work.catch((error) => {
    throw new Error(`${label}: ${error.message}`);
  });
}

/** Resident memory for each of `count` idle sockets, garbage collected. */
export async function measureIdle(load, { server, how }, count) {
  // The first alone, so that what a server loads for it is loaded once.
  await load.ask({ ask: 'open', crowd: 'idle', how, count: 1 });
  await load.ask({ ask: 'open', crowd: 'idle', count: WARM_SOCKETS });
  const before = await settledMemory(server);
  await load.ask({ ask: 'open', crowd: 'idle', count: WARM_SOCKETS + count });
  const after = await settledMemory(server);
  await load.ask({ ask: 'close', crowd: 'idle' });
  return { kib: (after.rss - before.rss) / count / 1024, heapKib: (after.heap - before.heap) / count / 1024 };
}

/** Collects garbage until memory has stayed within one percent for a while: pages go back to the system late. */
async function settledMemory({ child }) {
  let last = await child.ask({ ask: 'usage', collect: true });
  for (let tries = 0, steady = 0; tries < MOST_COLLECTIONS && steady < 3; tries++) {
    await setTimeout(SETTLING);
    const now = await child.ask({ ask: 'usage', collect: true });
    steady = Math.abs(now.rss - last.rss) < last.rss / 100 ? steady + 1 : 0;
    last = now;
  }
  return last;
}
