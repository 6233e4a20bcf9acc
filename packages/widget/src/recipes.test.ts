import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { BeforeSend } from './api.ts';

/** The code of a recipe, as the documentation has it. */
function recipe(title: string): string {
  const page = readFileSync(new URL('../../../docs/widget.md', import.meta.url), 'utf8');
  const [, code = ''] = page.slice(page.indexOf(`**${title}.**`)).split('\n\n');
  return code;
}

describe('the recipe that keeps card numbers out', () => {
  let hook: BeforeSend = () => false;
  new Function('zaine', recipe('Keep card numbers out'))((name: string, given: BeforeSend) => {
    if (name === 'beforeSend') hook = given;
  });
  const left = async (text: string) => (await hook({ text, kind: 'text' }))?.valueOf();

  it.each([
    ['4111111111111111', '****'],
    ['卡号4111 1111 1111 1111，谢谢', '卡号****，谢谢'],
    ['4111-1111-1111-1111', '****'],
    ['378282246310005', '****'],
    ['3782 822463 10005', '****'],
    ['4222222222222', '****'],
    ['12 4111 1111 1111 1111 12/27', '12 ****/27'],
  ])('hides %s', async (text, hidden) => {
    expect(await left(text)).toEqual({ text: hidden });
  });

  it.each(['4111111111111112', 'SF1340226877193', '13800138000', '138 0013 8000'])(
    'lets %s pass',
    async (text) => {
      expect(await left(text)).toEqual({ text });
    },
  );
});
