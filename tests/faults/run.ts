/**
 * `npm run faults`: runs the long proofs one after the other, prints their figures and writes docs/reliability.md.
 * Words after `--` choose the proofs whose titles contain them; `--short` runs what CI runs and writes nothing.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { holds, lineOf, type Proof } from './proof.ts';
import { proofs } from './proofs.ts';
import { pageOf, type Ran } from './report.ts';

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const short = process.argv.includes('--short');
const page = new URL('../../docs/reliability.md', import.meta.url);

// Told to end, it ends what it started.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const wanted = proofs.filter(({ title, needs }) =>
  words.length === 0
    ? needs === undefined
    : words.some((word) => title.toLowerCase().includes(word.toLowerCase())),
);
const runs: Ran[] = [];
for (const proof of wanted) runs.push(await ran(proof));

async function ran(proof: Proof): Promise<Ran> {
  const started = Date.now();
  const seconds = () => (Date.now() - started) / 1000;
  console.log(`\n${proof.title}`);
  try {
    const reason = proof.needs ?? proof.skip;
    if (reason) throw new Error(reason);
    const findings = await (short ? proof.short() : proof.long());
    for (const finding of findings) console.log(`  ${lineOf(finding)}`);
    console.log(`  ${seconds().toFixed(0)} s`);
    return { proof, findings, seconds: seconds() };
  } catch (error) {
    console.log(`  did not come to an end: ${error instanceof Error ? error.stack : error}`);
    return {
      proof,
      findings: [],
      seconds: seconds(),
      broke: error instanceof Error ? error.message : String(error),
    };
  }
}

if (!short) {
  const titles = proofs.map(({ title }) => title);
  await writeFile(page, pageOf(titles, runs, await readFile(page, 'utf8').catch(() => '')));
}
const good = runs.every(({ findings, broke }) => !broke && findings.every(holds));
console.log(good ? '\nEverything held.' : '\nNot everything held.');
process.exit(good ? 0 : 1);
