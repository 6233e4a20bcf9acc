import { expect, test } from 'vitest';
import { holds, lineOf, type Proof } from './proof.ts';

/** Makes a test of a proof's short version. */
export function proveShort({ title, skip, short }: Proof): void {
  test.skipIf(skip)(title, { timeout: 120_000 }, async () => {
    const findings = await short();
    for (const finding of findings) console.log(`  ${lineOf(finding)}`);
    expect(findings.filter((finding) => !holds(finding)).map(lineOf)).toEqual([]);
  });
}
