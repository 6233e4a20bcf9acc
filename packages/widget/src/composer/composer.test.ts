// @vitest-environment happy-dom
import { fireEvent } from '@testing-library/dom';
import { describe, expect, it } from 'vitest';
import { mount } from '../testing/mount.ts';
import { ZaineComposer } from './composer.ts';

async function write(text: string, locale = 'zh-CN') {
  const mounted = await mount(ZaineComposer, { placeholder: '写给木禾生活' }, locale);
  const field = mounted.find.getByRole('textbox') as HTMLTextAreaElement;
  fireEvent.input(field, { target: { value: text } });
  await mounted.element.updateComplete;
  return { ...mounted, field, sent: () => mounted.intents.filter((intent) => intent.do === 'send') };
}

describe('writing a message', () => {
  it('sends with Enter and empties the field', async () => {
    const { field, sent, element } = await write('  我的快递到哪了  ');
    fireEvent.keyDown(field, { key: 'Enter' });
    await element.updateComplete;
    expect(sent()).toEqual([{ do: 'send', text: '我的快递到哪了' }]);
    expect(field.value).toBe('');
  });

  it('breaks the line with Shift+Enter', async () => {
    const { field, sent } = await write('一');
    const went = fireEvent.keyDown(field, { key: 'Enter', shiftKey: true });
    expect(went).toBe(true);
    expect(sent()).toEqual([]);
  });

  it('lets Enter pick a word while an input method composes', async () => {
    const { field, sent } = await write('ce shi pin yin');
    expect(fireEvent.keyDown(field, { key: 'Enter', isComposing: true })).toBe(true);
    expect(fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 })).toBe(true);
    expect(sent()).toEqual([]);
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(sent()).toHaveLength(1);
  });

  it('sends with the button', async () => {
    const { find, sent, field } = await write('在吗');
    fireEvent.submit(field.form as HTMLFormElement);
    expect((find.getByRole('button', { name: '发送' }) as HTMLButtonElement).type).toBe('submit');
    expect(sent()).toHaveLength(1);
  });

  it('has nothing to send when only spaces were written', async () => {
    const { find, field, sent } = await write('   \n ');
    expect((find.getByRole('button', { name: '发送' }) as HTMLButtonElement).disabled).toBe(true);
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(sent()).toEqual([]);
  });

  it('can be sent with photos alone', async () => {
    const { find, field, sent, element } = await write('');
    const button = find.getByRole('button', { name: '发送' }) as HTMLButtonElement;
    expect(button.disabled).toBe(true);
    element.pending = true;
    await element.updateComplete;
    expect(button.disabled).toBe(false);
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    expect(sent()).toEqual([]);
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(sent()).toEqual([{ do: 'send', text: '' }]);
  });

  it('counts characters as people do: 4000 emoji fit, one more does not', async () => {
    const fits = await write('🙂'.repeat(4000));
    fireEvent.keyDown(fits.field, { key: 'Enter' });
    expect(fits.sent()).toHaveLength(1);
    const over = await write('🙂'.repeat(4001));
    fireEvent.keyDown(over.field, { key: 'Enter' });
    expect(over.sent()).toEqual([]);
  });

  it('tells the other side that the shopper writes, and that they stopped', async () => {
    const { field, intents } = await write('在');
    fireEvent.input(field, { target: { value: '' } });
    expect(intents).toEqual([
      { do: 'typing', on: true },
      { do: 'typing', on: false },
    ]);
  });
});
