import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { type Config, readConfig } from '../config.ts';
import { createServer } from '../create-server.ts';
import { createLog } from '../log.ts';
import { startTracing } from '../metrics/start-tracing.ts';
import { type FoundSecrets, findSecrets } from '../secrets.ts';
import { staticPaths } from '../static-paths.ts';

/** The longest a server takes to stop before it gives up waiting, in milliseconds. */
const STOP_WITHIN = 18_000;

/** `zaine start`: runs a server until SIGTERM or SIGINT. */
export async function start({ demo }: { demo: boolean }): Promise<void> {
  if (demo && !existsSync(staticPaths.demoShop))
    throw new Error('The demo shop is in the repository, not in the package: `npm start` there.');
  const config = readConfig(process.env, demo);
  const log = createLog(
    (line) => process.stderr.write(line),
    () => new Date(),
  );
  process.on('unhandledRejection', (error) => log.error('unhandled', error));
  await mkdir(config.data, { recursive: true, mode: 0o700 });
  const found = await findSecrets(config);
  const tracing = await startTracing(process.env, log);
  const server = await createServer({ config, secrets: found.secrets, log, tracing });
  log.info('started', {
    version: await version(),
    node: process.version,
    store: config.databaseUrl ? 'postgres' : 'sqlite',
    bus: config.databaseUrl && config.redisUrl ? 'redis' : config.databaseUrl ? 'postgres' : 'none',
    traces: tracing !== undefined,
  });
  const stopAll = async () => {
    await server.stop();
    await tracing?.stop();
    log.info('stopped');
  };
  const stop = () => {
    log.info('stopping');
    setTimeout(() => process.exit(1), STOP_WITHIN).unref();
    stopAll().then(
      () => process.exit(0),
      (error) => {
        log.error('stop', error);
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // Last: whoever reads it may ask the server to stop at once.
  process.stdout.write(greeting(config.publicUrl ?? server.url, config, found));
}

function greeting(url: string, { demo, site }: Config, { kept, file, secrets }: FoundSecrets): string {
  const tag = `<script src="${url}/zaine.js" data-site="${site}" async></script>`;
  const lines = [
    '',
    '  在呢 Zaine is here.',
    '',
    ...(demo ? [`  Demo shop   ${url}/`] : [`  Script tag  ${tag}`]),
    `  Console     ${url}/console/`,
    `  API         ${url}/v1/openapi.json`,
    '',
    // A password on a terminal is fine for trying things out, not for a server's logs.
    demo && process.stdout.isTTY && kept.includes('adminPassword')
      ? `  Sign in to the console as admin with ${secrets.adminPassword}`
      : '  Sign in to the console as admin.',
    ...(kept.length > 0 ? [`  Secrets were made for you; they are in ${file}`] : []),
    '',
  ];
  return `${lines.join('\n')}\n`;
}

/** Of the package this module is part of, in sources and in the build. */
async function version(): Promise<string> {
  return JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')).version;
}
