import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import {
  failure,
  type HostReply,
  type HostRequest,
  openSqlite,
  SqliteHost,
  type UnitTable,
} from './sqlite-host.ts';
import { migrateSqlite } from './sqlite-migrate.ts';
import { type ScrubStep, scrubStep, vacuumsItself } from './sqlite-scrub.ts';

/** The most requests one commit carries; more would make the first of them wait for the last. */
const MOST_PER_COMMIT = 1024;

/** First message of the worker: the store is open, or why it is not. */
export type WorkerGreeting = { ready: true; epoch: string } | { ready: false; message: string };

/** What the worker is told: a batch of requests, a step that stands outside of every commit, or to end. */
type WorkerMessage = HostRequest[] | Step | 'close';
type Step = ScrubStep & { id: number };

/** What the worker says after it: answers to one batch and how long it took, to a step, or that it is done. */
export type WorkerAnswer = { replies: HostReply[]; seconds: number } | HostReply | 'closed';

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
  if (vacuumsItself(file)) file.exec('pragma auto_vacuum = 0; vacuum');
  await migrateSqlite(file);
  const epoch = readEpoch(file, start.epoch);
  const host = new SqliteHost(file, units);
  const answer = (said: WorkerAnswer) => port.postMessage(said);
  port.on('message', (first: WorkerMessage) => {
    let message: WorkerMessage | undefined = first;
    while (Array.isArray(message)) {
      const batch: HostRequest[] = message;
      message = gather(port, batch);
      const start = performance.now();
      const replies = host.execute(batch);
      answer({ replies, seconds: (performance.now() - start) / 1000 });
      message ??= receiveMessageOnPort(port)?.message;
    }
    if (message === undefined) return;
    if (message !== 'close') return answer(scrub(file, message));
    host.close();
    answer('closed');
    port.close();
  });
  port.postMessage({ ready: true, epoch } satisfies WorkerGreeting);
}

function scrub(file: ReturnType<typeof openSqlite>, step: Step): HostReply {
  try {
    return { id: step.id, ok: true, rows: scrubStep(file, step) };
  } catch (error) {
    return failure(step.id, error);
  }
}

/** Moves waiting messages into the batch; returns one that does not belong there. */
function gather(port: MessagePort, batch: HostRequest[]): Step | 'close' | undefined {
  while (batch.length < MOST_PER_COMMIT) {
    const waiting = receiveMessageOnPort(port)?.message as WorkerMessage | undefined;
    if (!Array.isArray(waiting)) return waiting;
    batch.push(...waiting);
  }
  return undefined;
}

function readEpoch(file: ReturnType<typeof openSqlite>, fresh: string): string {
  file.prepare("insert into meta (key, value) values ('epoch', ?) on conflict do nothing").run(fresh);
  const found = file.prepare("select value from meta where key = 'epoch'").get() as { value: string };
  return found.value;
}
