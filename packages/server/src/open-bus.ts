import { createHash } from 'node:crypto';
import type { Bus } from './bus/bus.ts';
import { connectPostgresCarrier } from './bus/postgres-carrier.ts';
import { type BusTraffic, createRelayBus } from './bus/relay-bus.ts';
import type { Config } from './config.ts';

/** What the choice of a bus stands on. */
export interface OpenBusOptions {
  config: Pick<Config, 'databaseUrl' | 'redisUrl'>;
  local: Bus;
  node: string;
  onError(error: unknown): void;
  traffic?: BusTraffic;
}

/** The bus the settings ask for: within the process on the embedded store, Redis where it is set, else PostgreSQL's own. */
export async function openBus({ config, local, node, onError, traffic }: OpenBusOptions): Promise<Bus> {
  const { databaseUrl, redisUrl } = config;
  if (!databaseUrl) return local;
  // Servers of one database hear each other, others on the same Redis do not.
  const channel = `zaine:${createHash('sha256').update(databaseUrl).digest('hex').slice(0, 16)}`;
  return createRelayBus({
    local,
    node,
    onError,
    traffic,
    async connect(ears) {
      if (!redisUrl) return connectPostgresCarrier(databaseUrl, ears, onError);
      // Its client takes longer to load than all else that a start needs.
      const { connectRedisCarrier } = await import('./bus/redis-carrier.ts');
      return connectRedisCarrier({ url: redisUrl, channel }, ears, onError);
    },
  });
}
