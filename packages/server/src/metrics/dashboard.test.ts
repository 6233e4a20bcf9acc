import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { createMetrics } from './metrics.ts';

const root = new URL('../../../../', import.meta.url);

test('the dashboard and the operations page name metrics that exist, and the page explains every one of ours', async () => {
  const metrics = createMetrics(async () => ({
    sockets: { chat: 0, desk: 0 },
    desks: [],
    unscrubbed: undefined,
  }));
  metrics.refused('http', 'not_found');
  const { body } = await metrics.text();
  const known = new Set([...body.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name as string));
  const strip = (name: string) => (known.has(name) ? name : name.replace(/_(bucket|count|sum)$/, ''));
  const named = (text: string) =>
    new Set([...text.matchAll(/\b(?:zaine|nodejs|process)_[a-z0-9_]+\b/g)].map(([name]) => strip(name)));

  const dashboard = await readFile(new URL('examples/grafana/dashboard.json', root), 'utf8');
  const page = await readFile(new URL('docs/operations.md', root), 'utf8');
  for (const name of [...named(dashboard), ...named(page)]) expect(known).toContain(name);
  const ours = [...known].filter((name) => name.startsWith('zaine_'));
  for (const name of ours) expect([...named(page)]).toContain(name);
});
