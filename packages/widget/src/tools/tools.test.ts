// @vitest-environment happy-dom
import { fireEvent } from '@testing-library/dom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ZaineComposer } from '../composer/composer.ts';
import { defineElements } from '../element/define-elements.ts';
import type { Intent } from '../element/intent.ts';
import { inside, mount } from '../testing/mount.ts';
import { ZaineTools } from './tools.ts';

/** What the server says to each upload, by the file's name; 201 where nothing else is set. */
const answers = new Map<string, number>();

class Upload extends EventTarget {
  upload = {};
  status = 0;
  responseText = '';
  onload?: () => void;
  open(): void {}
  setRequestHeader(): void {}
  abort(): void {}
  send(form: FormData): void {
    const { name } = form.get('file') as File;
    this.status = answers.get(name) ?? 201;
    this.responseText = JSON.stringify({ id: `id of ${name}` });
    queueMicrotask(() => this.onload?.());
  }
}

beforeEach(() => vi.stubGlobal('XMLHttpRequest', Upload));
afterEach(() => {
  vi.unstubAllGlobals();
  answers.clear();
});

const photo = (name: string, type = 'image/png') => new File(['.'], name, { type });

/** A field with its tools, and photos that were chosen; the page takes them unless told otherwise. */
async function choose(files: File[], admits: () => boolean = () => true) {
  const { element: composer, find, intents } = await mount(ZaineComposer, { placeholder: '写给木禾生活' });
  defineElements({ 'zaine-tools': ZaineTools });
  composer.addEventListener('zaine-intent', (event) => {
    const { intent } = event as unknown as { intent: Intent };
    if (intent.do === 'admit') intent.then(admits());
  });
  const tools = document.createElement('zaine-tools') as ZaineTools;
  const access = () => ({ url: 'http://shop.test/v1/files', authorization: 'Visitor v1' });
  Object.assign(tools, { words: composer.words, reach: () => ({ files: access, store: undefined }) });
  composer.append(tools);
  await tools.updateComplete;
  const input = tools.shadowRoot?.querySelector('input') as HTMLInputElement;
  Object.defineProperty(input, 'files', { value: files });
  fireEvent.change(input);
  await tools.updateComplete;
  await composer.updateComplete;
  const field = find.getByRole('textbox') as HTMLTextAreaElement;
  const sent = () => intents.filter(({ do: what }) => what === 'send' || what === 'post');
  const write = (value: string) => fireEvent.input(field, { target: { value } });
  const enter = () => fireEvent.keyDown(field, { key: 'Enter' });
  return { composer, tray: inside(tools), tools, field, sent, write, enter, find };
}

const file = (name: string) => ({ do: 'post', body: { kind: 'file', file: `id of ${name}` } });

describe('photos that were chosen', () => {
  it('go with Enter in their order, and the text after them', async () => {
    const { sent, write, enter, tray, tools } = await choose([photo('a.png'), photo('b.png')]);
    write('杯沿裂了');
    enter();
    await vi.waitFor(() =>
      expect(sent()).toEqual([file('a.png'), file('b.png'), { do: 'send', text: '杯沿裂了' }]),
    );
    await tools.updateComplete;
    expect(tray.queryByRole('group')).toBeNull();
  });

  it('go alone where nothing was written', async () => {
    const { sent, find, field } = await choose([photo('a.png')]);
    expect((find.getByRole('button', { name: '发送' }) as HTMLButtonElement).disabled).toBe(false);
    fireEvent.submit(field.form as HTMLFormElement);
    await vi.waitFor(() => expect(sent()).toEqual([file('a.png')]));
  });

  it('stay with their text where one does not get through, and go when it is tried again', async () => {
    answers.set('b.png', 503);
    const { sent, write, enter, tray, field } = await choose([photo('a.png'), photo('b.png')]);
    write('杯沿裂了');
    enter();
    await vi.waitFor(() => expect(tray.getByText('没传上去，再试一次？')).toBeTruthy());
    expect(sent()).toEqual([file('a.png')]);
    expect(field.value).toBe('杯沿裂了');
    expect(tray.getAllByRole('listitem')).toHaveLength(1);
    answers.clear();
    enter();
    await vi.waitFor(() =>
      expect(sent()).toEqual([file('a.png'), file('b.png'), { do: 'send', text: '杯沿裂了' }]),
    );
  });

  it('are taken back one by one, by name', async () => {
    const { tray, tools, sent, enter, write } = await choose([photo('a.png'), photo('b.png')]);
    tray.getByRole('button', { name: '不发这张：a.png' }).click();
    await tools.updateComplete;
    write('看');
    enter();
    await vi.waitFor(() => expect(sent()).toEqual([file('b.png'), { do: 'send', text: '看' }]));
  });

  it('do not hold a text up where they can never go', async () => {
    const { sent, write, enter, tray, find } = await choose([photo('notes.txt', 'text/plain')]);
    expect(tray.getByText('只能发图片和 PDF。')).toBeTruthy();
    expect((find.getByRole('button', { name: '发送' }) as HTMLButtonElement).disabled).toBe(true);
    write('看');
    enter();
    expect(sent()).toEqual([{ do: 'send', text: '看' }]);
  });

  it('do not go once they were taken back, though the page takes its time to let them', async () => {
    let asked = () => {};
    const { tray, tools, sent, enter } = await choose([photo('a.png')], () => {
      asked();
      return true;
    });
    asked = () => tray.getByRole('button', { name: '不发这张：a.png' }).click();
    enter();
    await tools.updateComplete;
    await new Promise((later) => setTimeout(later, 20));
    expect(sent()).toEqual([]);
  });
});

it('says calmly how much is left near the limit of a message, and where it is passed', async () => {
  const { tray, write, tools, composer, enter, sent } = await choose([]);
  const written = async (text: string) => {
    write(text);
    await composer.updateComplete;
    await tools.updateComplete;
    return tray.queryByRole('status')?.textContent;
  };
  expect(await written('a'.repeat(3800))).toBeUndefined();
  expect(await written('🙂'.repeat(3999))).toBe('还能写 1 个字');
  expect(await written('🙂'.repeat(4001))).toBe('一条最多 4000 字，分两条发吧');
  enter();
  expect(sent()).toEqual([]);
});
