import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type Esbuild from 'esbuild';

/** Starts a thread; run from TypeScript sources, as tests do, its module is made ready for it first. */
export function startWorker(module: URL, workerData: unknown): Worker {
  if (!module.pathname.endsWith('.ts')) return new Worker(module, { workerData });
  const code = bundles.get(module.href) ?? bundle(module);
  bundles.set(module.href, code);
  return new Worker(code, { eval: true, workerData });
}

const bundles = new Map<string, string>();

/** One script of all it imports: a loader would take a second for them at each start, this takes a quarter once. */
function bundle(module: URL): string {
  const require = createRequire(module);
  const { buildSync } = require('esbuild') as typeof Esbuild;
  const libsql = require.resolve('libsql');
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(module)],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    conditions: ['@zaine/source'],
    // A binary lies beside it.
    alias: { libsql },
    external: [libsql],
  });
  return outputFiles[0]?.text ?? '';
}
