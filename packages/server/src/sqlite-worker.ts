import { parentPort, workerData } from 'node:worker_threads';
import { serveSqlite, type WorkerGreeting } from './store/sqlite-worker-loop.ts';
import { units } from './units.ts';

/** The thread that owns the embedded store's file. */
if (parentPort) {
  const port = parentPort;
  serveSqlite(port, workerData, units).catch((error: Error) => {
    port.postMessage({ ready: false, message: error.message } satisfies WorkerGreeting);
    port.close();
  });
}
