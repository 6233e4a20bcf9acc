import { existsSync } from 'node:fs';
import axe, { type AxeResults } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';

const places = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'];

/** Where a Chromium is, if one is here; said aloud, and an error in CI, where there is none. */
export const chromiumPath = places.find((path) => path && existsSync(path));
if (!chromiumPath) {
  const why = 'Chromium is not installed (CHROMIUM_PATH, apt install chromium); browser tests are skipped.';
  if (process.env.CI) throw new Error(why);
  console.warn(why);
}

/** Starts a Chromium that keeps to itself; `without` names what playwright would add and should not. */
export function launch(without: string[] = []): Promise<Browser> {
  return chromium.launch({
    ignoreDefaultArgs: without,
    ...(chromiumPath && { executablePath: chromiumPath }),
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
    "axe.run({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }).then((found) => found.violations)",
  )) as AxeResults['violations'];
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.flat().join(' ')} (${node.failureSummary})`),
  );
}

/** Every style attribute in the page, shadow roots included. */
export function styleAttributes(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const look = (root: ParentNode) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.hasAttribute('style'))
          found.push(`${element.localName}: ${element.getAttribute('style')}`);
        if (element.shadowRoot) look(element.shadowRoot);
      }
    };
    look(document);
    return found;
  });
}
