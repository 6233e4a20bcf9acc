/** Durable writes to PostgreSQL: one multi-row statement, which is one transaction, at a time; the next gathers. */
import { pg } from '../server-dependencies.mjs';
import { CONVERSATIONS, tables } from './tables.mjs';

const WRITE = {
  name: 'floor',
  text: `with heads as (
      update conversation c set seq = n.seq, updated_at = n.at, preview = n.preview
      from unnest($1::text[], $2::int[], $3::bigint[], $4::text[]) as n (id, seq, at, preview) where c.id = n.id)
    insert into event (conversation, seq, id, cid, data, at)
    select * from unnest($5::text[], $6::int[], $7::text[], $8::text[], $9::text[], $10::bigint[])`,
};

/** Connects; `append(row, done)` calls back, in order, after the commit. */
export async function openPostgresWriter(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const table of tables) await client.query(table);
  await client.query(
    "insert into conversation select 'c' || n, 0, 0, '' from generate_series(0, $1::int - 1) n on conflict do nothing",
    [CONVERSATIONS],
  );
  let gathered = [];
  let writing = false;

  async function write() {
    if (writing || gathered.length === 0) return;
    writing = true;
    const batch = gathered;
    gathered = [];
    await client.query({ ...WRITE, values: valuesOf(batch.map(({ row }) => row)) });
    writing = false;
    setImmediate(write);
    for (const { done } of batch) done();
  }

  return {
    append(row, done) {
      if (gathered.length === 0) setImmediate(write);
      gathered.push({ row, done });
    },
  };
}

/** Columns of the batch; a conversation that has several rows in it moves to the last. */
function valuesOf(rows) {
  const heads = [...new Map(rows.map((row) => [row.conversation, row])).values()];
  const column = (all, name) => all.map((row) => row[name]);
  return [
    ...['conversation', 'seq', 'at', 'preview'].map((name) => column(heads, name)),
    ...['conversation', 'seq', 'id', 'cid', 'data', 'at'].map((name) => column(rows, name)),
  ];
}
