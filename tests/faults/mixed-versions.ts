import { setTimeout as pause } from 'node:timers/promises';
import { nanoid } from 'nanoid';
import { openPostgresStore } from '../../packages/server/src/store/postgres-store.ts';
import type { StoreUnderTest } from '../../packages/server/src/testing/test-store.ts';
import { startBalancer, whyNoBalancer } from './balancer.ts';
import { Crowd } from './crowd.ts';
import { type DeskTalk, talkAcross } from './desk-talk.ts';
import { emptyDatabase } from './empty-database.ts';
import { examineLogs } from './examine-logs.ts';
import { Nodes } from './nodes.ts';
import { type Finding, type Proof, percentile } from './proof.ts';

const NODES = 3;
const PASSWORD = 'password-of-all-versions';
/** The folder of an earlier version, built. */
const other = process.env.OTHER_BUILD;

/** This version and an earlier one side by side, behind a real balancer, over one database that the earlier one made. */
export function mixedVersions(postgres: StoreUnderTest): Proof {
  return {
    title: 'Two versions side by side',
    claim:
      'Three nodes of an earlier version behind HAProxy make the tables and are replaced by this version one after the other while everybody writes, then replaced back, and forth again. At each step a shopper at one version talks with an agent at the other. Nobody’s message is refused, what was acknowledged is there once, and every talk is heard on both sides.',
    needs:
      other === undefined ? 'Set OTHER_BUILD to the folder of an earlier version that is built.' : undefined,
    skip: postgres.skip ?? whyNoBalancer(),
    long: () => run(postgres, { changes: ['new', 'old', 'new'], people: 12 }),
    short: () => run(postgres, { changes: ['new'], people: 6 }),
  };
}

interface Plan {
  /** What all nodes become, one after the other. */
  changes: readonly ('new' | 'old')[];
  people: number;
}

async function run(kind: StoreUnderTest, { changes, people }: Plan): Promise<Finding[]> {
  const data = await kind.open();
  const database = await emptyDatabase(data.env.DATABASE_URL ?? '');
  const env = { ...data.env, DATABASE_URL: database.url, ...secrets };
  const nodes = await Nodes.start(NODES, env, other);
  const balancer = await startBalancer(nodes.urls);
  const crowd = await Crowd.gather({ url: balancer.url, count: people, every: 400 });
  const talks: DeskTalk[] = [];
  try {
    for (const version of changes) talks.push(...(await replaceAll(nodes, version)));
    await crowd.fallSilent(15_000);
    const store = await openPostgresStore({ url: database.url, epoch: nanoid(), connections: 3 });
    const behind = await crowd.behind(store, 10_000);
    const found = await examineLogs(store, crowd.promised, { answers: 12_000 });
    await store.close();
    return [
      { what: 'nodes replaced by the other version', found: changes.length * NODES },
      { what: 'messages a person saw refused', found: crowd.failed, atMost: 0 },
      { what: 'windows that do not show the log at the end', found: behind, atMost: 0 },
      ...found,
      ...ofTalks(talks),
      {
        what: 'longest time to a connected window',
        found: percentile(crowd.delays([]), 1),
        unit: 'ms',
        atMost: 5000,
      },
    ];
  } finally {
    crowd.disperse();
    await balancer.close();
    await nodes.stopAll();
    await database.drop();
    await data.dispose();
  }
}

const secrets = {
  ZAINE_ADMIN_PASSWORD: PASSWORD,
  ZAINE_API_KEY: 'zk_of_all_versions_0123',
  ZAINE_IDENTITY_SECRET: 'identity-secret-of-all-versions',
  ZAINE_SEALING_KEY: 'sealing-key-of-all-versions',
};

/** Node after node; while there are both, two talks go across, one in each direction. */
async function replaceAll(nodes: Nodes, version: 'new' | 'old'): Promise<DeskTalk[]> {
  const talks: DeskTalk[] = [];
  for (let i = 0; i < NODES; i++) {
    if ((await nodes.stop(i)) !== 0) throw new Error(`Node ${i} did not stop cleanly.`);
    await nodes.start(i, version === 'old' ? other : undefined);
    // The balancer looks once a second.
    await pause(2500);
    if (i === NODES - 1) break;
    const [changed = '', unchanged = ''] = [nodes.urls[0], nodes.urls[NODES - 1]];
    talks.push(
      await talkAcross(changed, unchanged, PASSWORD),
      await talkAcross(unchanged, changed, PASSWORD),
    );
  }
  return talks;
}

function ofTalks(talks: readonly DeskTalk[]): Finding[] {
  const steps = talks.reduce((sum, talk) => sum + talk.steps, 0);
  const came = talks.reduce((sum, talk) => sum + talk.came, 0);
  const slowest = Math.max(...talks.map((talk) => talk.slowest));
  return [
    { what: 'talks between a shopper at one version and an agent at the other', found: talks.length },
    { what: 'steps of them that came to the other side', found: came, atLeast: steps, atMost: steps },
    { what: 'the slowest of these steps', found: slowest, unit: 'ms', atMost: 5000 },
  ];
}
