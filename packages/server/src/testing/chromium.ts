import { existsSync } from 'node:fs';

const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Debian's Chromium, `CHROMIUM_PATH` first; undefined (said aloud, an error in CI) where there is none. */
export function chromiumPath(): string | undefined {
  const found = [process.env.CHROMIUM_PATH ?? '', ...usualPlaces].find(
    (path) => path !== '' && existsSync(path),
  );
  if (found) return found;
  const why = 'Chromium is not installed (CHROMIUM_PATH, apt install chromium); browser tests are skipped.';
  if (process.env.CI) throw new Error(why);
  console.warn(why);
  return undefined;
}

/** How tests start it: without a sandbox (they may run as root) and without calls of its own to the network. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
