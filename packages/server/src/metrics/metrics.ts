import type { CloseName, ErrorCode } from '@zaine/protocol';
import type { Understanding } from '@zaine/understanding';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { BusTraffic } from '../bus/relay-bus.ts';
import type { Commit, RetryReason } from '../store/store.ts';

/** What is looked up when somebody asks for the metrics, rather than counted as it happens. */
export interface Snapshot {
  /** Open sockets of each kind. */
  sockets: Readonly<Record<SocketKind, number>>;
  /** Of every site: how many wait, since when the first of them does (milliseconds since 1970), agents online. */
  desks: readonly { site: string; waiting: number; since: number | undefined; online: number }[];
  /** When something was erased that still lies in the store's files; undefined where there is nothing. */
  unscrubbed: number | undefined;
}

/** Shoppers' sockets and agents'. */
export type SocketKind = 'chat' | 'desk';

/** Where refusals happen: in frames, or in HTTP answers. */
export type Edge = 'socket' | 'http';

/** Counts what the server does. Nothing here names a person, and every label has a bounded set of values. */
export interface Metrics {
  /** A message is acknowledged; `seconds` since it came. */
  acked(by: 'shopper' | 'agent', seconds: number): void;
  /** The bot answered; `seconds` since the message was sent. */
  answered(understanding: Pick<Understanding, 'band' | 'intent'>, seconds: number): void;
  handedOff(reason: string): void;
  /** An agent took a conversation that had waited so long. */
  claimed(seconds: number): void;
  refused(edge: Edge, code: ErrorCode): void;
  /** The server closed a socket. */
  closed(name: CloseName): void;
  committed(commit: Commit): void;
  /** The changes of a commit had to be run again. */
  retried(reason: RetryReason): void;
  request(method: string, status: number, seconds: number): void;
  readonly traffic: BusTraffic;
  /** In Prometheus's text format. */
  text(): Promise<{ type: string; body: string }>;
}

const ACK = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const ANSWER = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60];
const WAIT = [5, 15, 30, 60, 120, 300, 600, 1800, 3600, 14_400, 86_400];
const COMMIT = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];
const UNITS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Metrics of one server. `snapshot` is asked at each reading. */
export function createMetrics(snapshot: () => Promise<Snapshot>): Metrics {
  const registers = [new Registry()];
  const counter = <L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Counter({ name, help, labelNames, registers });
  const histogram = <L extends string>(name: string, help: string, at: { buckets: number[]; by?: L[] }) =>
    new Histogram({ name, help, buckets: at.buckets, labelNames: at.by ?? [], registers });
  const gauge = <L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Gauge({ name, help, labelNames, registers });

  const acks = histogram('zaine_ack_seconds', 'From a message to its acknowledgement, which is durable.', {
    buckets: ACK,
    by: ['by'],
  });
  const answers = histogram('zaine_answer_seconds', "From a shopper's message to the bot's answer.", {
    buckets: ANSWER,
  });
  const turns = counter('zaine_turns_total', 'Messages the bot answered.', ['band', 'intent']);
  const handOffs = counter('zaine_hand_offs_total', 'Conversations the bot gave to people.', ['reason']);
  const waits = histogram('zaine_queue_wait_seconds', 'From the queue to the agent who took it.', {
    buckets: WAIT,
  });
  const refusals = counter('zaine_refusals_total', 'Frames and requests refused.', ['edge', 'code']);
  const closes = counter('zaine_closes_total', 'Sockets the server closed.', ['reason']);
  const units = histogram('zaine_commit_units', 'Changes that shared one commit.', { buckets: UNITS });
  const commits = histogram('zaine_commit_seconds', 'How long a commit took, its changes included.', {
    buckets: COMMIT,
  });
  const retries = counter('zaine_commit_retries_total', 'Commits whose changes had to be run again.', [
    'reason',
  ]);
  const requests = histogram('zaine_http_request_seconds', 'HTTP requests.', {
    buckets: ACK,
    by: ['method', 'status'],
  });
  const sent = counter('zaine_bus_sent_total', 'Notices sent to other nodes.');
  const received = counter('zaine_bus_received_total', 'Notices that came from other nodes.');
  const gaps = counter('zaine_bus_gaps_total', 'Times that notices may have been lost.');
  const failures = counter('zaine_bus_failures_total', 'Bundles of notices that could not be sent.');
  const sockets = gauge('zaine_sockets', 'Open sockets of this node.', ['kind']);
  const waiting = gauge('zaine_queue_length', 'Conversations that wait for a person.', ['site']);
  const oldest = gauge('zaine_queue_oldest_seconds', 'How long the first in the queue has waited.', ['site']);
  const online = gauge('zaine_agents_online', 'Agents who take conversations, over all nodes.', ['site']);
  const unscrubbed = gauge(
    'zaine_scrub_waiting_seconds',
    "How long what was erased lies in the store's files.",
  );
  const unread = gauge('zaine_snapshot_failed', '1 where queue and agents could not be read.');
  // A label's values are turned into a key at every count; those of the hot path are turned once.
  const acksBy = { shopper: acks.labels('shopper'), agent: acks.labels('agent') };
  let withProcess = false;

  function look(seen: Snapshot): void {
    for (const kind of ['chat', 'desk'] as const) sockets.set({ kind }, seen.sockets[kind]);
    for (const each of [waiting, oldest, online]) each.reset();
    for (const { site, ...desk } of seen.desks) {
      waiting.set({ site }, desk.waiting);
      oldest.set({ site }, secondsSince(desk.since));
      online.set({ site }, desk.online);
    }
    unscrubbed.set(secondsSince(seen.unscrubbed));
  }

  return {
    acked: (by, seconds) => acksBy[by].observe(seconds),
    answered({ band, intent }, seconds) {
      answers.observe(seconds);
      turns.inc({ band, intent });
    },
    handedOff: (reason) => handOffs.inc({ reason }),
    claimed: (seconds) => waits.observe(seconds),
    refused: (edge, code) => refusals.inc({ edge, code }),
    closed: (reason) => closes.inc({ reason }),
    committed(commit) {
      units.observe(commit.units);
      commits.observe(commit.seconds);
    },
    retried: (reason) => retries.inc({ reason }),
    request(method, status, seconds) {
      const known = METHODS.has(method) ? method : 'other';
      requests.observe({ method: known, status: `${Math.floor(status / 100)}xx` }, seconds);
    },
    traffic: {
      sent: (notices) => sent.inc(notices),
      received: (notices) => received.inc(notices),
      gap: () => gaps.inc(),
      failed: () => failures.inc(),
    },
    async text() {
      const [register] = registers as [Registry];
      // Watching the event loop and the garbage collector begins with the first reading: nobody who does not read pays.
      if (!withProcess) collectDefaultMetrics({ register });
      withProcess = true;
      try {
        look(await snapshot());
        unread.set(0);
      } catch {
        unread.set(1);
      }
      return { type: register.contentType, body: await register.metrics() };
    },
  };
}

/** 0 for nothing; at least that where clocks differ. */
function secondsSince(at: number | undefined): number {
  return at === undefined ? 0 : Math.max(0, (Date.now() - at) / 1000);
}
