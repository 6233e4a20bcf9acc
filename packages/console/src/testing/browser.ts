import { existsSync } from 'node:fs';
import axe, { type AxeResults } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';

const places = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'];

/** Where a Chromium is, if one is here. */
export const chromiumPath = places.find((path) => path && existsSync(path));

/** Starts a Chromium that keeps to itself. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    ...(chromiumPath ? { executablePath: chromiumPath } : {}),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
    ],
  });
}

/** What axe finds wrong with the page as it stands, a line each: the rule and where. */
export async function barriers(page: Page): Promise<string[]> {
  // Evaluated rather than added as a script, which the page's own policy forbids.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  // What passed is not told in full: that would be most of the work.
  const violations = (await page.evaluate(
    "axe.run({ resultTypes: ['violations'] }).then((found) => found.violations)",
  )) as AxeResults['violations'];
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.flat().join(' ')} (${node.failureSummary})`),
  );
}
