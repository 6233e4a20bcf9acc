import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Carrier, Ears } from './relay-bus.ts';

const CHANNEL = 'zaine';
/** A text is worth nothing after a crash of the database: its transaction need not wait for the disk. */
const SPEAKING_SETTINGS = '-c synchronous_commit=off';
/** Between tries to listen again, in milliseconds. */
const RETRY = 500;
const LISTEN = `listen ${CHANNEL}`;
/** Between looks whether another node listens, in milliseconds. */
const LOOK = 1000;
/** After a gap, until others have surely heard that this node hears again, in milliseconds. */
const HEARD = 100;
/** Sessions whose last statement is that of a node that listens, or is not for us to see. */
const LISTENERS = `select count(*)::int as others from pg_stat_activity where datname = current_database()
  and pid <> $1 and coalesce(backend_type, 'client backend') = 'client backend'
  and coalesce(query, '') in ('${LISTEN}', '', '<insufficient privilege>')`;

/**
 * Carries texts by LISTEN and NOTIFY: one connection to hear and one to speak, both made again when lost. Looks every
 * second whether anybody else listens, since each text is a transaction: a node that is alone saves a tenth of its work
 * when busy and a fifth at 200 messages a second. It is not alone from the moment it hears another's text.
 */
export async function connectPostgresCarrier(
  url: string,
  ears: Ears,
  onError: (error: unknown) => void,
): Promise<Carrier> {
  let closed = false;
  let hearing: pg.Client | undefined;
  let alone = false;
  let heardOthers = 0;
  /** Of the connection that hears, while there is one. */
  let pid: number | undefined;
  const speaking = new pg.Pool({
    connectionString: url,
    max: 1,
    connectionTimeoutMillis: 3000,
    // One that does not answer would hold back all that is said after it.
    query_timeout: 3000,
    keepAlive: true,
    options: SPEAKING_SETTINGS,
  });
  speaking.on('error', onError);

  /** Returns whether others were told. */
  async function listen(): Promise<boolean> {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000, keepAlive: true });
    let lost = false;
    const onLost = (error?: unknown) => {
      if (lost || closed) return;
      lost = true;
      pid = undefined;
      alone = false;
      if (error) onError(error);
      client.end().catch(() => {});
      setTimeout(again, RETRY);
    };
    client.on('error', onLost);
    client.on('end', () => onLost());
    client.on('notification', ({ payload }) => {
      if (!ears.onText(payload ?? '')) return;
      alone = false;
      heardOthers += 1;
    });
    try {
      await client.connect();
      const { rows } = await client.query('select pg_backend_pid() as pid');
      // The last statement on this connection: others find it by that.
      await client.query(LISTEN);
      if (closed) {
        await client.end();
        return false;
      }
      hearing = client;
      pid = rows[0].pid;
      // Whoever took itself for the only one knows better before this node has sockets.
      return await send(ears.hello).then(
        () => true,
        (error) => {
          onError(error);
          return false;
        },
      );
    } catch (error) {
      onLost(error);
      throw error;
    }
  }

  async function again(): Promise<void> {
    if (closed) return;
    // A failed try has already planned the next one.
    const told = await listen().catch(() => undefined);
    if (told === undefined) return;
    await pause(told ? HEARD : LOOK + HEARD, undefined, { ref: false });
    if (!closed) ears.onGap();
  }

  async function send(text: string): Promise<void> {
    await speaking.query('select pg_notify($1, $2)', [CHANNEL, text]);
  }

  async function look(): Promise<void> {
    if (pid === undefined) return;
    const [before, asked] = [heardOthers, pid];
    try {
      const { rows } = await speaking.query(LISTENERS, [asked]);
      alone = rows[0].others === 0 && heardOthers === before && pid === asked;
    } catch {
      // Whoever speaks next says what is wrong with the database.
      alone = false;
    }
  }

  await listen();
  const timer = setInterval(look, LOOK);
  timer.unref();
  return {
    alone: () => alone,
    send,
    async close() {
      closed = true;
      clearInterval(timer);
      await Promise.all([hearing?.end(), speaking.end()]);
    },
  };
}
