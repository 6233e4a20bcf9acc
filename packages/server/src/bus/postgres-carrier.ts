import pg from 'pg';
import type { Carrier, Ears } from './relay-bus.ts';

const CHANNEL = 'zaine';
/** A text is worth nothing after a crash of the database: its transaction need not wait for the disk. */
const SPEAKING_SETTINGS = '-c synchronous_commit=off';
/** Between tries to listen again, in milliseconds. */
const RETRY = 500;

/** Carries texts by LISTEN and NOTIFY: one connection to hear and one to speak, both made again when lost. */
export async function connectPostgresCarrier(
  url: string,
  ears: Ears,
  onError: (error: unknown) => void,
): Promise<Carrier> {
  let closed = false;
  let hearing: pg.Client | undefined;
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

  async function listen(): Promise<void> {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000, keepAlive: true });
    let lost = false;
    const onLost = (error?: unknown) => {
      if (lost || closed) return;
      lost = true;
      if (error) onError(error);
      client.end().catch(() => {});
      setTimeout(again, RETRY);
    };
    client.on('error', onLost);
    client.on('end', () => onLost());
    client.on('notification', ({ payload }) => ears.onText(payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      hearing = client;
    } catch (error) {
      onLost(error);
      throw error;
    }
  }

  async function again(): Promise<void> {
    if (closed) return;
    // A failed try has already planned the next one.
    await listen().then(ears.onGap, () => {});
  }

  await listen();
  return {
    async send(text) {
      await speaking.query('select pg_notify($1, $2)', [CHANNEL, text]);
    },
    async close() {
      closed = true;
      await Promise.all([hearing?.end(), speaking.end()]);
    },
  };
}
