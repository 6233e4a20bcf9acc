import { writeFile } from 'node:fs/promises';
import { lessonsFrom, coach as propose } from '../coach/coach.ts';
import type { Proposal } from '../coach/proposals.ts';
import { createOwnIntents } from '../knowledge/own-intents.ts';
import { asUnderstoodBy } from './as-understood.ts';
import { withStore } from './with-store.ts';

/** What `zaine coach` is told. */
export interface CoachOptions {
  site?: string;
  days: string;
  sure: string;
  json?: boolean;
  out?: string;
}

const DAY = 24 * 60 * 60 * 1000;
const WIDEST = 60;

/** `zaine coach`: reads what the bot missed lately and proposes sentences to teach it, as a table, JSON, or a file to import. */
export async function coach(options: CoachOptions): Promise<void> {
  const [days, sure] = [Number(options.days), Number(options.sure)];
  if (!(days > 0)) throw new Error('--days takes a number of days.');
  if (!(sure >= 0 && sure <= 1)) throw new Error('--sure takes a probability from 0 to 1.');
  await withStore(async (store, config) => {
    const site = options.site ?? config.site;
    const before = await createOwnIntents(store.db, Date.now).list(site);
    const understander = await asUnderstoodBy(site, store, config);
    const proposals = await propose(store, { site, since: Date.now() - days * DAY, understander });
    process.stdout.write(options.json ? linesOf(proposals) : tableOf(proposals));
    if (options.out === undefined) return;
    const lessons = lessonsFrom(
      proposals.filter(({ confidence }) => confidence >= sure),
      before,
    );
    await writeFile(options.out, linesOf(lessons), { mode: 0o600 });
    process.stderr.write(`Look through ${options.out}, then: zaine import intents ${options.out}\n`);
  });
}

function linesOf(records: readonly object[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}

function tableOf(proposals: readonly Proposal[]): string {
  if (proposals.length === 0) return 'Nothing was missed.\n';
  const rows = proposals.map(({ count, confidence, intent, reason, sentence }) => [
    String(count),
    intent ?? '?',
    intent === undefined ? '' : confidence.toFixed(2),
    reason.replaceAll('_', ' '),
    [...sentence].slice(0, WIDEST).join(''),
  ]);
  const all = [['times', 'intent', 'sure', 'why', 'sentence'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  return all.map((row) => `${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}\n`).join('');
}
