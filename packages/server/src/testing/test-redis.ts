import { createClient } from 'redis';

const url = process.env.REDIS_URL ?? 'redis://127.0.0.1:6379';

async function whyNoRedis(): Promise<string | undefined> {
  const client = createClient({ url, socket: { reconnectStrategy: false, connectTimeout: 2000 } });
  client.on('error', () => {});
  try {
    await client.connect();
    client.destroy();
    return undefined;
  } catch (error) {
    const why = `Redis cannot be reached (${error instanceof Error ? error.message : error}); its tests are skipped.`;
    if (process.env.CI) throw new Error(why);
    console.warn(why);
    return why;
  }
}

/** The Redis that tests use; where there is none its tests are skipped aloud, and fail in CI. */
export const testRedis = { url, skip: await whyNoRedis() };
