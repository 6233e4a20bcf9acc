// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { mount } from '../testing/mount.ts';
import { ZaineQuickReplies } from './quick-replies.ts';

it('lays an answer out in the direction of its own language, whatever the window speaks', async () => {
  const choices = [{ value: 'a', label: 'Is it in stock?' }];
  const { find } = await mount(ZaineQuickReplies, { choices }, 'ar');
  expect(find.getByRole('button', { name: 'Is it in stock?' }).dir).toBe('auto');
});
