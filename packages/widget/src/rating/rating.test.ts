// @vitest-environment happy-dom
import { fireEvent } from '@testing-library/dom';
import { describe, expect, it } from 'vitest';
import { mount } from '../testing/mount.ts';
import { ZaineRating } from './rating.ts';

describe('rating', () => {
  it('takes a face and the reasons for it', async () => {
    const { find, element, intents } = await mount(ZaineRating, { agent: '小周' });
    expect(find.getByRole('group', { name: '这次小周办得怎么样？' })).toBeTruthy();
    fireEvent.click(find.getByRole('radio', { name: '很好' }));
    await element.updateComplete;
    find.getByRole('button', { name: '办得快' }).click();
    find.getByRole('button', { name: '说得清楚' }).click();
    find.getByRole('button', { name: '办得快' }).click();
    await element.updateComplete;
    fireEvent.submit(find.getByRole('button', { name: '就这样评' }).closest('form') as HTMLFormElement);
    expect(intents).toEqual([{ do: 'post', body: { kind: 'rating', score: 5, text: '说得清楚' } }]);
  });

  it('asks what went wrong when the face is a sad one', async () => {
    const { find, element } = await mount(ZaineRating, {});
    expect(find.queryByRole('button')).toBeNull();
    fireEvent.click(find.getByRole('radio', { name: '不好' }));
    await element.updateComplete;
    expect(find.getByRole('button', { name: '等太久' })).toBeTruthy();
  });
});
