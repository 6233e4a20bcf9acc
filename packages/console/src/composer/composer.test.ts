// @vitest-environment happy-dom
import { fireEvent } from '@testing-library/dom';
import { describe, expect, it } from 'vitest';
import { zh } from '../strings/zh.ts';
import { plain, show } from '../testing/show.ts';

const composer = (text = '', note = false) =>
  show('desk-composer', { words: zh, name: '林晓棠', draft: { text, note } });

describe('the composer', () => {
  it('sends with Enter, without the blanks around, and is empty again', async () => {
    const { screen, asked, element } = await composer();
    const box = screen.getByRole('textbox', { name: '回复林晓棠' });
    fireEvent.input(box, { target: { value: ' 马上查 ' } });
    fireEvent.keyDown(box, { key: 'Enter' });
    await element.updateComplete;
    expect(asked('composer-send')).toEqual([{ text: '马上查', note: false }]);
    expect((box as HTMLTextAreaElement).value).toBe('');
  });

  it('makes a new line with Shift and Enter', async () => {
    const { screen, asked } = await composer('第一行');
    fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Enter', shiftKey: true });
    expect(asked('composer-send')).toEqual([]);
  });

  it('never sends while an input method picks its characters', async () => {
    const { screen, asked } = await composer('ni hao');
    const box = screen.getByRole('textbox');
    fireEvent.keyDown(box, { key: 'Enter', isComposing: true });
    fireEvent.keyDown(box, { key: 'Enter', keyCode: 229 });
    expect(asked('composer-send')).toEqual([]);
  });

  it('does not send nothing', async () => {
    const { screen, asked } = await composer('  \n ');
    fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Enter' });
    expect(asked('composer-send')).toEqual([]);
    expect(screen.getByRole('button', { name: /发送/ })).toHaveProperty('disabled', true);
  });

  it('becomes a note for colleagues and back, keeping what is written', async () => {
    const { screen, asked, element } = await composer('请看外箱');
    fireEvent.click(screen.getByRole('button', { name: /内部备注/ }));
    await element.updateComplete;
    fireEvent.keyDown(screen.getByRole('textbox', { name: '写内部备注' }), { key: 'Enter' });
    expect(asked('composer-send')).toEqual([{ text: '请看外箱', note: true }]);
    await element.updateComplete;
    expect(screen.getByRole('textbox', { name: '回复林晓棠' })).toBeTruthy();
  });

  it('takes 4000 emoji and refuses one more, saying how many are over', async () => {
    const { screen, asked, element } = await composer('🍵'.repeat(4000));
    expect(screen.getByRole('button', { name: /发送/ })).toHaveProperty('disabled', false);
    fireEvent.input(screen.getByRole('textbox'), { target: { value: '🍵'.repeat(4001) } });
    await element.updateComplete;
    expect(plain(screen.getByRole('status'))).toBe('多了 1 字，分成两条发吧');
    fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Enter' });
    expect(asked('composer-send')).toEqual([]);
  });

  it('says that the agent writes, but not for a note', async () => {
    const { screen, asked } = await composer();
    fireEvent.input(screen.getByRole('textbox'), { target: { value: '您' } });
    expect(asked('composer-typing')).toEqual([true]);
    const note = await composer('', true);
    fireEvent.input(note.screen.getByRole('textbox'), { target: { value: '同' } });
    expect(note.asked('composer-typing')).toEqual([]);
  });
});
