import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { type HostReply, type HostRequest, openSqlite, SqliteHost, type UnitTable } from './sqlite-host.ts';
import { migrateSqlite } from './sqlite-migrate.ts';

/** The most requests one commit carries; more would make the first of them wait for the last. */
const MOST_PER_COMMIT = 1024;

/** First message of the worker: the store is open, or why it is not. */
export type WorkerGreeting = { ready: true; epoch: string } | { ready: false; message: string };

/** What the worker says after it: answers to one batch and how long it took, or that it is done. */
export type WorkerAnswer = { replies: HostReply[]; seconds: number } | 'closed';

/** What the worker is started with. `epoch` is used where the file has none yet. */
export interface WorkerStart {
  file: string;
  epoch: string;
}

/**
 * Serves a SQLite file in this worker thread. While one batch is being synced to disk the next one gathers in
 * the port; taking all that has gathered makes every sync carry as much as there is.
 */
export async function serveSqlite(port: MessagePort, start: WorkerStart, units: UnitTable): Promise<void> {
  const file = openSqlite(start.file);
  await migrateSqlite(file);
  const epoch = readEpoch(file, start.epoch);
  const host = new SqliteHost(file, units);
  port.on('message', (first: HostRequest[] | 'close') => {
    let message: HostRequest[] | 'close' | undefined = first;
    while (message !== undefined && message !== 'close') {
      const batch: HostRequest[] = message;
      message = gather(port, batch);
      const start = performance.now();
      const replies = host.execute(batch);
      port.postMessage({ replies, seconds: (performance.now() - start) / 1000 } satisfies WorkerAnswer);
      message ??= receiveMessageOnPort(port)?.message;
    }
    if (message !== 'close') return;
    host.close();
    port.postMessage('closed' satisfies WorkerAnswer);
    port.close();
  });
  port.postMessage({ ready: true, epoch } satisfies WorkerGreeting);
}

/** Moves waiting messages into the batch; returns one that does not belong there. */
function gather(port: MessagePort, batch: HostRequest[]): 'close' | undefined {
  while (batch.length < MOST_PER_COMMIT) {
    const waiting = receiveMessageOnPort(port)?.message as HostRequest[] | 'close' | undefined;
    if (waiting === undefined) return undefined;
    if (waiting === 'close') return waiting;
    batch.push(...waiting);
  }
  return undefined;
}

function readEpoch(file: ReturnType<typeof openSqlite>, fresh: string): string {
  file.prepare("insert into meta (key, value) values ('epoch', ?) on conflict do nothing").run(fresh);
  const found = file.prepare("select value from meta where key = 'epoch'").get() as { value: string };
  return found.value;
}
