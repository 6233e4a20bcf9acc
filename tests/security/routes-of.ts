import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readdir, readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chatClientFrameSchema, deskClientFrameSchema } from '@zaine/protocol/schemas';

/** A layer of Express's router, as far as it is looked into. */
interface Layer {
  name: string;
  slash: boolean;
  route?: { path: string; methods: Record<string, boolean> };
  handle: { stack?: Layer[] };
  match(path: string): boolean;
}

const mounts = ['/v1', '/session', '/desk', '/demo', '/console', '/widget'];
const REQUESTS = 'http.server.request.start';

/** Every route and every folder of files that a running server answers, as `GET /v1/orders/{number}` and `FILES /console`. */
export async function routesOf(url: string): Promise<string[]> {
  const app = await applicationOf(url);
  return [...new Set(walk(app.router.stack, ''))].sort();
}

/** Handlers that no route names: each sees every request below its mount and could answer it, as `/v1 ×2`. */
export async function unroutedOf(url: string): Promise<string[]> {
  const app = await applicationOf(url);
  const counts = new Map<string, number>();
  for (const mount of unrouted(app.router.stack, '')) counts.set(mount, (counts.get(mount) ?? 0) + 1);
  return [...counts].map(([mount, count]) => `${mount} ×${count}`).sort();
}

function unrouted(stack: readonly Layer[], prefix: string): string[] {
  return stack.flatMap((layer) => {
    if (layer.route || layer.name === 'serveStatic') return [];
    const at = `${prefix}${mountOf(layer)}`;
    return layer.handle.stack ? unrouted(layer.handle.stack, at) : [at || '/'];
  });
}

async function applicationOf(url: string): Promise<{ router: { stack: Layer[] } }> {
  const { port } = new URL(url);
  let found: Server | undefined;
  const look = (message: unknown) => {
    const { server } = message as { server: Server };
    const address = server.address();
    if (typeof address === 'object' && String(address?.port) === port) found = server;
  };
  subscribe(REQUESTS, look);
  await fetch(`${url}/healthz`);
  unsubscribe(REQUESTS, look);
  const [app] = found?.listeners('request') ?? [];
  if (!app) throw new Error('The server has no application.');
  return app as unknown as { router: { stack: Layer[] } };
}

function walk(stack: readonly Layer[], prefix: string): string[] {
  return stack.flatMap((layer) => {
    if (layer.route) {
      const path = `${prefix}${layer.route.path}`.replace(/:(\w+)/g, '{$1}');
      const methods = Object.keys(layer.route.methods).filter((method) => method !== '_all');
      return methods.map((method) => `${method.toUpperCase()} ${path}`);
    }
    const at = `${prefix}${mountOf(layer)}`;
    if (layer.name === 'serveStatic') return [`FILES ${at || '/'}`];
    return layer.handle.stack ? walk(layer.handle.stack, at) : [];
  });
}

function mountOf(layer: Layer): string {
  if (layer.slash) return '';
  const mount = mounts.find((path) => layer.match(path));
  if (mount === undefined)
    throw new Error(`Something is mounted where this test does not look: ${layer.name}`);
  return mount;
}

const sources = fileURLToPath(new URL('../../packages/server/src', import.meta.url));

/** The addresses at which the sources take sockets: every address that a file names which upgrades connections. */
export async function socketPaths(): Promise<string[]> {
  const found = new Set<string>();
  for (const name of await readdir(sources, { recursive: true })) {
    if (!name.endsWith('.ts') || /^testing\/|\.test\.ts$/.test(name)) continue;
    const text = await readFile(join(sources, name), 'utf8');
    if (!/new WebSocketServer|\(['"]upgrade['"]/.test(text)) continue;
    for (const [, path = ''] of text.matchAll(/['"`](\/[\w/-]*)['"`]/g)) found.add(path);
  }
  return [...found].sort();
}

/** The types of all frames that the schemas of the two sockets know. */
export function frameTypes(socket: 'chat' | 'desk'): string[] {
  const schema = socket === 'chat' ? chatClientFrameSchema : deskClientFrameSchema;
  const { options } = schema as unknown as { options: { shape: { type: { value: string } } }[] };
  return options.map((option) => option.shape.type.value).sort();
}
