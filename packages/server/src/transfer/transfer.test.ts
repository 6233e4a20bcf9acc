import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Article, Customer, Order, OwnIntent } from '@zaine/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKnowledge } from '../knowledge/built-in-knowledge.ts';
import { createOwnIntents } from '../knowledge/own-intents.ts';
import { createBuiltInShop } from '../shop/adapters/built-in.ts';
import { type TestStore, testStores } from '../testing/test-store.ts';
import { readCsv } from './csv.ts';
import { exportCsv, exportJsonl, exportMarkdown } from './export-records.ts';
import { type Imported, importRecords } from './import-records.ts';
import { createKinds, type Kind, type KindName } from './kinds.ts';
import type { Format } from './read-records.ts';

const articles: Article[] = [
  {
    id: 'fees/运费',
    title: '运费: "怎么" 算',
    body: '满 99 包邮。\n\n---\n\n- a, b; c\n\\<!-- en -->\n<!-- en -->',
    tags: ['delivery_fee', 'a, b'],
  },
  {
    id: 'hours',
    title: { zh: '营业时间', en: ' - When, "we" open' },
    body: { zh: '早九晚九\n<!-- zh -->', en: 'Nine to nine\r\nevery day'.replace('\r', '') },
  },
];
const customers: Customer[] = [
  { id: 'c-1', name: '=HYPERLINK("x")', phone: '+86 138', email: 'a@b.example', tier: 'high' },
  { id: 'c-2', name: '\'=1,\n"two"', phone: '0012' },
];
const item = {
  sku: 'MUG',
  title: { zh: '马克杯', en: 'Mug' },
  quantity: 2,
  price: 3900,
  options: { 'a.b': 'x', size: 'L' },
};
const order = {
  customer: 'c-1',
  placedAt: '2026-11-01T03:20:00Z',
  status: 'shipped',
  currency: 'CNY',
  total: 7800,
} as const;
const orders: Order[] = [
  {
    ...order,
    number: 'A1',
    items: [item, { sku: 'T', title: '007', quantity: 1, price: 0 }],
    address: { city: '杭州' },
    note: '-1',
    parcels: [
      {
        tracking: 'SF1',
        carrier: '顺丰',
        status: 'in_transit',
        events: [{ at: '2026-11-02T08:00:00Z', text: '已揽收' }],
      },
    ],
  },
  { ...order, number: 'A2', items: [] },
  { ...order, number: 'A3', phone: '13800001234', items: [item] },
];
const intents: OwnIntent[] = [
  {
    id: 'gift_wrapping',
    title: { zh: '礼品包装', en: 'Gifts' },
    sentences: ['=wrap it, "please"', '有礼盒吗'],
  },
  { id: 'newsletter', off: true },
  { id: 'track_parcel', title: '1', sentences: [] },
];
const samples: Record<KindName, object[]> = { articles, customers, orders, intents };

for (const under of testStores) {
  describe.skipIf(under.skip)(`carried in and out of ${under.name}`, () => {
    let data: TestStore;
    let folder: string;
    let kinds: Record<KindName, Kind>;
    beforeAll(async () => {
      data = await under.open();
      folder = await mkdtemp(join(tmpdir(), 'zaine-carry-'));
      const shop = createBuiltInShop(data.store, Date.now);
      kinds = createKinds({
        store: data.store,
        shop,
        knowledge: createKnowledge(data.store, Date.now),
        intents: createOwnIntents(data.store.db, Date.now),
      });
    });
    afterAll(async () => {
      await data.dispose();
      await rm(folder, { recursive: true });
    });

    async function write(name: KindName, format: Format, site: string): Promise<string[]> {
      const from = { name, kind: kinds[name], site };
      if (format === 'md') {
        const place = join(folder, `md-${site}`);
        await exportMarkdown(from, place);
        return (await readdir(place)).map((file) => join(place, file));
      }
      const file = join(folder, `${name}-${site}.${format}`);
      await writeFile(file, Readable.from(format === 'csv' ? exportCsv(from) : exportJsonl(from)));
      return [file];
    }

    async function read(
      name: KindName,
      {
        files,
        format,
        site,
        keepGoing = false,
      }: { files: string[]; format: Format; site: string; keepGoing?: boolean },
    ): Promise<Imported & { faults: string[] }> {
      const faults: string[] = [];
      const done = await importRecords({
        name,
        kind: kinds[name],
        site,
        keepGoing,
        check: false,
        files: files.map((file) => ({ file, format })),
        onFault: (line) => faults.push(line.replace(`${folder}/`, '')),
      });
      return { ...done, faults };
    }
    async function all(name: KindName, site: string): Promise<object[]> {
      const found = [];
      for await (const record of kinds[name].list(site)) found.push(record);
      return found;
    }

    const ways = [
      ['articles', 'md'],
      ...Object.keys(samples).flatMap((name) => [
        [name, 'csv'],
        [name, 'jsonl'],
      ]),
    ];
    test.each(ways as [KindName, Format][])('%s come back from %s as they were', async (name, format) => {
      const site = `from-${name}-${format}`;
      for (const record of samples[name]) await kinds[name].put(site, record);
      const before = await all(name, site);
      expect(before).toHaveLength(samples[name].length);
      const files = await write(name, format, site);
      const done = await read(name, { files, format, site: `${site}-again` });
      expect(done).toEqual({ faults: [], right: before.length, wrong: 0, imported: before.length });
      expect(await all(name, `${site}-again`)).toEqual(before);
    });

    test('more than a page of orders is exported, each once', async () => {
      const many = Array.from({ length: 450 }, (_, i) => ({
        ...order,
        number: `N${1000 + i}`,
        items: [item],
      }));
      await Promise.all(many.map((one) => kinds.orders.put('many', one)));
      expect(await all('orders', 'many')).toHaveLength(450);
    });

    test('a fault is named by file and line, and nothing is imported', async () => {
      const file = join(folder, 'faulty.csv');
      await writeFile(
        file,
        'number,customer,placedAt,status,currency,total,item.sku,item.title,item.quantity,item.price,colour\n' +
          'B1,c-1,2026-11-01T03:20:00Z,paid,CNY,100,S,Mug,1,100,\n' +
          'B2,c-1,2026-11-01T03:20:00Z,paid,CNY,39.00,S,"Mug\nwith a handle",1,100,\n' +
          'B3,c-1,2026-11-01T03:20:00Z,lost,CNY,100,S,Mug,1,100,red\n' +
          'B1,c-1,2026-11-01T03:20:00Z,paid,CNY,100,S,Mug,1,100,\n' +
          'B4,c-1,2026-11-01T03:20:00Z,paid,CNY,100,S,Mug,1,100,\nB4,c-2,,,,,S,Mug,0,100,\n',
      );
      const done = await read('orders', { files: [file], format: 'csv', site: 'faulty' });
      expect(done).toMatchObject({ right: 1, wrong: 4, imported: 0 });
      expect(done.faults).toEqual([
        expect.stringMatching(/^faulty\.csv:3: total: /),
        expect.stringMatching(/^faulty\.csv:5: status: /),
        expect.stringMatching(/^faulty\.csv:6: number B1 was there already, at .*faulty\.csv:2$/),
        expect.stringMatching(/^faulty\.csv:8: customer: /),
      ]);
      expect(await all('orders', 'faulty')).toEqual([]);
      const kept = await read('orders', { files: [file], format: 'csv', site: 'faulty', keepGoing: true });
      expect(kept.imported).toBe(1);
    });

    test('a misspelt field, a broken line and a broken quotation are faults rather than losses', async () => {
      const jsonl = join(folder, 'broken.jsonl');
      await writeFile(
        jsonl,
        '{"id":"c-1","name":"Ann"}\n\n{"id":"c-2","nmae":"Bob","name":"B"}\n{"id":\nnull\n',
      );
      expect((await read('customers', { files: [jsonl], format: 'jsonl', site: 'x' })).faults).toEqual([
        'broken.jsonl:3: nmae: is no field of it',
        'broken.jsonl:4: This is not JSON.',
        expect.stringMatching(/^broken\.jsonl:5: id: /),
        expect.stringMatching(/^broken\.jsonl:5: name: /),
      ]);
      const csv = join(folder, 'broken.csv');
      await writeFile(csv, 'id,name\r\nc-1,"Ann\r\nc-2,Bob\r\n');
      expect((await read('customers', { files: [csv], format: 'csv', site: 'x' })).faults).toEqual([
        'broken.csv:2: A quotation mark is never closed.',
      ]);
      const latin = join(folder, 'latin.csv');
      await writeFile(latin, Buffer.from('id,name\nc-1,Zo\xeb\n', 'latin1'));
      expect((await read('customers', { files: [latin], format: 'csv', site: 'x' })).faults[0]).toContain(
        'UTF-8',
      );
      const page = join(folder, 'page.md');
      await writeFile(page, '---\ntitle: Hours\ntagz: [a]\n---\nText\n');
      expect((await read('articles', { files: [page], format: 'md', site: 'x' })).faults).toEqual([
        'page.md:3: tagz: is no field of it',
      ]);
      expect(await readFile(page, 'utf8')).toContain('Hours');
    });
  });
}

test('CSV is the same however it is cut into pieces', async () => {
  const text = 'a;b\r\n"x;""y""\r\nz";2\r\n\r\n3;\r\n';
  for (let size = 1; size <= text.length; size++) {
    const pieces = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
    const rows = [];
    for await (const row of readCsv(Readable.from(pieces))) rows.push(row);
    expect(rows).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['x;"y"\r\nz', '2'] },
      { line: 5, cells: ['3', ''] },
    ]);
  }
});
