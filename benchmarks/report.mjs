/** What a run says: a heading, a table for each store, one line of JSON. */
import { cpus, loadavg, platform } from 'node:os';
import { RATE } from './plan.mjs';
import { over } from './statistics.mjs';

const names = {
  sqlite: 'Embedded store (libsql, WAL, synchronous=FULL, group commit)',
  postgres: 'PostgreSQL',
};

/** Machine, versions and what is missing. */
export function heading({ short, plan, postgres, absent }) {
  const { node, machine, load } = machineOf();
  const lines = [
    `Zaine benchmark${short ? ' (short)' : ''}, ${new Date().toISOString().slice(0, 10)}`,
    `${machine}; Node ${node}; load average ${load} at the start`,
    `${plan.visitors} sockets each, one message in flight on each; ${plan.rounds} alternating round${plan.rounds > 1 ? 's' : ''}; load from one process on the same machine, loopback`,
  ];
  if (absent) lines.push('', `*** PostgreSQL cannot be reached, so it was NOT measured: ${absent} ***`);
  else
    lines.push(
      `PostgreSQL ${postgres.server_version}, fsync ${postgres.fsync}, synchronous_commit ${postgres.synchronous_commit}`,
    );
  return lines.join('\n');
}

function machineOf() {
  const all = cpus();
  return {
    node: process.version,
    machine: `${all.length} cores (${all[0]?.model ?? 'unknown'}), ${platform()}`,
    load: loadavg()[0].toFixed(1),
  };
}

/** Figures of each subject over its rounds, and its ratios to the floors; of several nodes also to as many bare ones. */
function figuresOf(subjects) {
  const all = subjects.map(({ label, kind, store, nodes = 1, state, rounds }) => ({
    label,
    kind,
    store,
    nodes,
    state,
    messages: rounds.reduce((sum, { saturated }) => sum + saturated.count, 0),
    cpu: over(rounds, (round) => round.saturated.cpu),
    pacedCpu: over(rounds, (round) => round.paced.cpu),
    databaseCpu:
      'databaseCpu' in rounds[0].saturated ? over(rounds, (round) => round.saturated.databaseCpu) : undefined,
    perSecond: over(rounds, (round) => round.saturated.perSecond),
    p50: over(rounds, (round) => round.saturated.p50),
    p99: over(rounds, (round) => round.saturated.p99),
    pacedP50: over(rounds, (round) => round.paced.p50),
    pacedP99: over(rounds, (round) => round.paced.p99),
    rounds,
  }));
  const cpuOf = (kind, store, nodes = 1) =>
    all.find((one) => one.kind === kind && one.store === store && one.nodes === nodes)?.cpu.median;
  return all.map((one) => ({
    ...one,
    timesEcho: one.cpu.median / cpuOf('echo'),
    timesFloor: one.store && one.cpu.median / cpuOf('floor', one.store),
    timesAsMany: one.nodes > 1 ? one.cpu.median / cpuOf('floor', one.store, one.nodes) : undefined,
  }));
}

/** Everything as plain data. */
export function summary({ subjects, idle, plan, postgres }) {
  const at = new Date().toISOString();
  return { at, ...machineOf(), plan, rate: RATE, postgres, results: figuresOf(subjects), idle };
}

const columns = [
  ['', (one) => one.label],
  ['CPU µs', ({ cpu }) => cpu.median.toFixed(0)],
  ['low-high', ({ cpu }) => `${cpu.low.toFixed(0)}-${cpu.high.toFixed(0)}`],
  ['x echo', (one) => one.timesEcho.toFixed(1)],
  ['x floor', (one) => one.timesFloor?.toFixed(2) ?? ''],
  ['a second', ({ perSecond }) => perSecond.median.toFixed(0)],
  ['p50 ms', ({ p50 }) => p50.median.toFixed(1)],
  ['p99 ms', ({ p99 }) => p99.median.toFixed(1)],
  [`p50 @${RATE}/s`, ({ pacedP50 }) => pacedP50.median.toFixed(2)],
  [`p99 @${RATE}/s`, ({ pacedP99 }) => pacedP99.median.toFixed(2)],
  [`CPU µs @${RATE}/s`, ({ pacedCpu }) => pacedCpu.median.toFixed(0)],
];

/** The tables. */
export function report({ subjects, idle }) {
  const figures = figuresOf(subjects);
  const parts = ['', 'Server CPU of a message at saturation (all threads), medians of the rounds'];
  for (const store of new Set(figures.map((one) => one.store).filter(Boolean))) {
    const rows = figures.filter((one) => one.kind === 'echo' || one.store === store);
    parts.push('', names[store], table(rows), ...notes(rows));
  }
  const { bare, zaine, connections } = idle;
  const kib = ({ kib, heapKib }) => `${kib.toFixed(1)} KiB (JavaScript heap ${heapKib.toFixed(1)})`;
  parts.push(
    '',
    `Resident memory of an idle connection, of ${connections}: bare ws ${kib(bare)}, Zaine ${kib(zaine)}`,
    '',
  );
  return parts.join('\n');
}

function notes(rows) {
  const message = rows.find((one) => one.kind === 'message');
  const said =
    message.state === 'agent'
      ? 'Acked messages: texts in conversations that an agent has, nobody of the desk connected.'
      : 'Acked messages: ratings, which the bot does not answer, since asking for a person led nowhere.';
  const database = rows.filter((one) => one.databaseCpu);
  if (message.store !== 'postgres') return [said];
  const list = database.map((one) => `${one.label} ${one.databaseCpu.median.toFixed(0)} µs`).join(', ');
  const beside = list === '' ? 'it could not be read here' : `it took besides: ${list}`;
  const several = rows
    .filter(({ kind, timesAsMany }) => kind !== 'floor' && timesAsMany)
    .map(({ label, timesAsMany }) => `${label} ${timesAsMany.toFixed(2)}`);
  const asMany = `Times as many bare ws + store as there are nodes: ${several.join(', ')}.`;
  return [said, asMany, `The database's own CPU is not in these figures; ${beside}.`];
}

function table(rows) {
  const cells = [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
  const widths = columns.map((_, i) => Math.max(...cells.map((line) => line[i].length)));
  const line = (texts) =>
    texts.map((text, i) => (i === 0 ? text.padEnd(widths[i]) : text.padStart(widths[i]))).join('  ');
  return cells.map(line).join('\n');
}
