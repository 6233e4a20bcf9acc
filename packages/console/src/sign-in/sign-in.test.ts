// @vitest-environment happy-dom
import { fireEvent } from '@testing-library/dom';
import { describe, expect, it } from 'vitest';
import { zh } from '../strings/zh.ts';
import { plain, show } from '../testing/show.ts';

describe('the door', () => {
  it('asks for both name and password', async () => {
    const { element, screen, asked } = await show('desk-sign-in', { words: zh });
    fireEvent.input(screen.getByLabelText('名字'), { target: { value: '小周' } });
    fireEvent.click(screen.getByRole('button', { name: /登录/ }));
    await element.updateComplete;
    expect(asked('sign-in')).toEqual([]);
    expect(plain(screen.getByRole('alert'))).toBe('名字和密码都要填。');
  });

  it('hands over what was filled in', async () => {
    const { screen, asked } = await show('desk-sign-in', { words: zh });
    fireEvent.input(screen.getByLabelText('名字'), { target: { value: ' 小周 ' } });
    fireEvent.input(screen.getByLabelText('密码'), { target: { value: ' p w ' } });
    fireEvent.click(screen.getByRole('button', { name: /登录/ }));
    expect(asked('sign-in')).toEqual([{ name: '小周', password: ' p w ' }]);
  });

  it('asks for the shop where there are several, and only there', async () => {
    const { screen: one } = await show('desk-sign-in', { words: zh });
    expect(one.queryByLabelText('店铺')).toBeNull();
    const { screen, asked } = await show('desk-sign-in', { words: zh, several: true });
    const enter = () => {
      fireEvent.input(screen.getByLabelText('名字'), { target: { value: '小周' } });
      fireEvent.input(screen.getByLabelText('密码'), { target: { value: 'door' } });
      fireEvent.click(screen.getByRole('button', { name: /登录/ }));
    };
    enter();
    fireEvent.input(screen.getByLabelText('店铺'), { target: { value: ' second-shop ' } });
    enter();
    expect(asked('sign-in')).toEqual([
      { name: '小周', password: 'door' },
      { name: '小周', password: 'door', site: 'second-shop' },
    ]);
  });

  it('takes the shop from the address', async () => {
    const { screen } = await show('desk-sign-in', { words: zh, site: 'second-shop' });
    expect(screen.getByLabelText('店铺')).toHaveProperty('value', 'second-shop');
  });

  it('says why it stays shut, and what to do', async () => {
    const { screen } = await show('desk-sign-in', { words: zh, refusal: 'wrong' });
    expect(plain(screen.getByRole('alert'))).toBe('名字或密码不对，看看大小写，再试一次。');
  });

  it('waits while it looks', async () => {
    const { screen } = await show('desk-sign-in', { words: zh, busy: true });
    expect(screen.getByRole('button', { name: '正在登录' })).toHaveProperty('disabled', true);
  });
});
