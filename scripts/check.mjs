/** Everything CI runs beside the tests: format and lint, types, floors, dead code, packages, bytes. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const steps = [
  ['prepared', 'node scripts/prepare.mjs'],
  ['format and lint', 'npx biome ci --error-on-warnings .'],
  ['types', 'npx tsc -p tsconfig.json'],
  ['declarations', 'npx tsc -b tsconfig.build.json'],
  ['floors', 'npx depcruise --config .dependency-cruiser.cjs packages'],
  ['dead code', 'npx knip'],
  ['packages', 'node scripts/try-packages.mjs'],
  ['reference', 'node scripts/widget-docs.mjs --check'],
  ['bytes', 'npx size-limit'],
];

const failed = [];
for (const [name, command] of steps) {
  const started = Date.now();
  const { status } = spawnSync(command, { cwd: root, shell: true, stdio: 'inherit' });
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (status !== 0) failed.push(name);
}
console.log(failed.length === 0 ? 'check: all green' : `check: failed: ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
