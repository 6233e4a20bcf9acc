import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const packages = fileURLToPath(new URL('../../packages', import.meta.url));
/** As long as a message can be, in characters. */
const LENGTH = 4000;
/** Far above what a linear pattern takes for that, far below what one that backtracks takes. */
const MOST_MS = 100;

/** Every regular expression that stands in the code which reads what strangers send. */
function patterns(): { where: string; pattern: RegExp }[] {
  return ['server', 'protocol', 'understanding'].flatMap((name) => {
    const folder = join(packages, name, 'src');
    const files = readdirSync(folder, { recursive: true }).map(String);
    const sources = files.filter((file) => file.endsWith('.ts') && !/\.test\.ts$|^testing\//.test(file));
    return sources.flatMap((file) => patternsOf(join(folder, file)));
  });
}

function patternsOf(file: string): { where: string; pattern: RegExp }[] {
  const found: { where: string; pattern: RegExp }[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isRegularExpressionLiteral(node)) {
      const [, source = '', flags = ''] = /^\/(.*)\/(\w*)$/s.exec(node.text) ?? [];
      found.push({
        where: `${file.slice(packages.length)} ${node.text}`,
        pattern: new RegExp(source, flags),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest));
  return found;
}

/** Texts that go on and on with what a pattern looks for, and do not end as it wants. */
function* temptations({ source }: RegExp): Generator<string> {
  const usual = ['a', '0', ' ', '-', '.', '@', '/', '中', 'a ', '0-', 'a.', '\n', '+', '订单'];
  const own = [...new Set(source.replace(/\\./g, '').match(/[\p{L}\p{N} ,;:@/_-]/gu) ?? [])].slice(0, 12);
  for (const pump of [...usual, ...own]) {
    const long = pump.repeat(Math.ceil(LENGTH / pump.length)).slice(0, LENGTH);
    yield `${long}\u0001`;
    yield `a${long}`;
  }
}

test('no pattern makes the server think for long about a long text', () => {
  const all = patterns();
  expect(all.length).toBeGreaterThan(100);
  const slow: string[] = [];
  for (const { where, pattern } of all) {
    for (const text of temptations(pattern)) {
      const first = timeOf(pattern, text);
      // Another look where something else may have held the machine.
      const took = first > MOST_MS ? Math.min(first, timeOf(pattern, text), timeOf(pattern, text)) : first;
      if (took > MOST_MS)
        slow.push(`${where}: ${Math.round(took)} ms for ${JSON.stringify(text.slice(0, 6))}…`);
      if (took > MOST_MS) break;
    }
  }
  expect(slow).toEqual([]);
}, 60_000);

test('a pattern that backtracks would be found', () => {
  expect(timeOf(/(\d+)*x/, '0'.repeat(22))).toBeGreaterThan(5);
});

function timeOf(pattern: RegExp, text: string): number {
  pattern.lastIndex = 0;
  const started = performance.now();
  if (pattern.global) text.replace(pattern, '');
  else pattern.test(text);
  return performance.now() - started;
}
