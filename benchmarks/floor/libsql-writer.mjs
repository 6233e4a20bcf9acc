/** Durable writes to a libsql file in a worker thread: while one batch is synced the next gathers. */
import { isMainThread, parentPort, receiveMessageOnPort, Worker, workerData } from 'node:worker_threads';
import { Libsql } from '../server-dependencies.mjs';
import { CONVERSATIONS, tables } from './tables.mjs';

/** Opens the file; `append(row, done)` calls back, in order, after the commit. */
export async function openLibsqlWriter(file) {
  const worker = new Worker(new URL(import.meta.url), { workerData: file });
  const waiting = [];
  let gathered = [];
  await new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  worker.on('message', (count) => {
    for (const done of waiting.splice(0, count)) done();
  });
  function flush() {
    worker.postMessage(gathered);
    gathered = [];
  }
  return {
    append({ conversation, seq, id, cid, data, preview, at }, done) {
      if (gathered.length === 0) setImmediate(flush);
      gathered.push([conversation, seq, id, cid, data, preview, at]);
      waiting.push(done);
    },
  };
}

function serve(file) {
  const db = new Libsql(file);
  db.prepare('pragma journal_mode = WAL').all();
  db.prepare('pragma synchronous = FULL').all();
  for (const table of tables) db.exec(table);
  const create = db.prepare("insert into conversation values (?, 0, 0, '')");
  db.exec('begin');
  for (let i = 0; i < CONVERSATIONS; i++) create.run(`c${i}`);
  db.exec('commit');
  const begin = db.prepare('begin immediate');
  const commit = db.prepare('commit');
  const head = db.prepare('update conversation set seq = ?, updated_at = ?, preview = ? where id = ?');
  const event = db.prepare(
    'insert into event (conversation, seq, id, cid, data, at) values (?, ?, ?, ?, ?, ?)',
  );
  parentPort.on('message', (first) => {
    let count = 0;
    begin.run();
    for (let batch = first; batch; batch = receiveMessageOnPort(parentPort)?.message) {
      for (const [conversation, seq, id, cid, data, preview, at] of batch) {
        head.run(seq, at, preview, conversation);
        event.run(conversation, seq, id, cid, data, at);
      }
      count += batch.length;
    }
    commit.run();
    parentPort.postMessage(count);
  });
  parentPort.postMessage('ready');
}

if (!isMainThread && typeof workerData === 'string') serve(workerData);
