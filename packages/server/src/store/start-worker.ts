import { Worker } from 'node:worker_threads';

/** Starts a thread; run from TypeScript sources, as tests do, it needs a loader for them before its module. */
export function startWorker(module: URL, workerData: unknown): Worker {
  if (!module.pathname.endsWith('.ts')) return new Worker(module, { workerData });
  const loader = import.meta.resolve('tsx/esm/api');
  const source = `import('${loader}').then(({ register }) => { register(); return import('${module.href}'); })`;
  return new Worker(source, { eval: true, workerData, execArgv: ['--conditions=@zaine/source'] });
}
