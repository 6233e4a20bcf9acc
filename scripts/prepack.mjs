/**
 * Before a package is packed: whatever build is missing or behind, and declarations of what is there now. All of it is told
 * on stderr, since `npm pack --json` talks on stdout.
 */
import { execSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = (command) => execSync(command, { cwd: root, stdio: ['ignore', process.stderr, process.stderr] });

/** Declarations whose source has gone, and of what only tests use; the compiler leaves them. */
function orphans(folder) {
  const files = existsSync(join(folder, 'dist'))
    ? readdirSync(join(folder, 'dist'), { recursive: true })
    : [];
  return files
    .filter((file) => /\.d\.ts(\.map)?$/.test(file))
    .filter(
      (file) =>
        file.startsWith('testing/') ||
        !existsSync(join(folder, 'src', file.replace(/\.d\.ts(\.map)?$/, '.ts'))),
    )
    .map((file) => join(folder, 'dist', file));
}

run('node scripts/prepare.mjs');
for (const name of readdirSync(join(root, 'packages')))
  for (const file of orphans(join(root, 'packages', name))) rmSync(file);
run('npx tsc -b tsconfig.build.json');
