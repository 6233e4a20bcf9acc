import { cpus, loadavg, platform, totalmem } from 'node:os';
import { amountOf, type Finding, holds, type Proof } from './proof.ts';

/** A proof that was run, with what it found or how it broke. */
export interface Ran {
  proof: Proof;
  seconds: number;
  findings: readonly Finding[];
  broke?: string;
}

const HEAD = `# What Zaine withstands

This page is written by \`npm run faults\`, which anyone can run again: all of it, or with \`npm run faults -- WORD\` the parts whose heading has the word. Each part says what has to hold, then what was counted, when and where. Clients, servers and databases shared that machine, over loopback. A line that did not keep its bound says so.
`;

/** The page with what was run just now; parts that were not run stay as they were. */
export function pageOf(titles: readonly string[], ran: readonly Ran[], before: string): string {
  const parts = new Map(
    before
      .split(/^## /m)
      .slice(1)
      .map((text) => [text.slice(0, text.indexOf('\n')), text.trim()]),
  );
  for (const one of ran) parts.set(one.proof.title, partOf(one));
  const kept = titles.flatMap((title) => parts.get(title) ?? []);
  return [HEAD, ...kept.map((text) => `## ${text}\n`)].join('\n');
}

function partOf({ proof, seconds, findings, broke }: Ran): string {
  const outcome = broke
    ? `It did not come to an end: ${broke}`
    : ['| | found | bound | |', '|---|---|---|---|', ...findings.map(rowOf)].join('\n');
  const date = new Date().toISOString().slice(0, 10);
  const run = `${date}, ${Math.round(seconds)} s, on ${machine()}; load average ${loadavg()[0]?.toFixed(1)} at the end.`;
  return [proof.title, proof.claim, outcome, run].join('\n\n');
}

function machine(): string {
  const all = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  return `${all.length} cores (${all[0]?.model.trim() ?? 'unknown'}), ${memory} GiB, ${platform()}, Node ${process.version}`;
}

function rowOf(finding: Finding): string {
  const { what, found, unit, atMost, atLeast } = finding;
  const bounds = [
    ...(atLeast === undefined ? [] : [`≥ ${amountOf(atLeast, unit)}`]),
    ...(atMost === undefined ? [] : [`≤ ${amountOf(atMost, unit)}`]),
  ];
  const verdict = bounds.length === 0 ? '' : holds(finding) ? 'kept' : '**fell short**';
  return `| ${what} | ${amountOf(found, unit)} | ${bounds.join(', ')} | ${verdict} |`;
}
