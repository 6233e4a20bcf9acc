// @vitest-environment happy-dom
import { fireEvent } from '@testing-library/dom';
import { describe, expect, it } from 'vitest';
import { zh } from '../strings/zh.ts';
import { show } from '../testing/show.ts';

async function account(status: 'online' | 'away' = 'online') {
  const choices = { locale: 'zh-CN', theme: 'system', sound: false, singleKeys: true } as const;
  const shown = await show('desk-rail', { words: zh, agent: '小周', status, choices });
  fireEvent.click(shown.screen.getByRole('button', { name: /小周/ }));
  await shown.element.updateComplete;
  return shown;
}

describe('the account menu', () => {
  it('says the status and changes it', async () => {
    const { screen, asked } = await account();
    expect(screen.getByRole('menuitemradio', { name: /在线/ }).getAttribute('aria-checked')).toBe('true');
    fireEvent.click(screen.getByRole('menuitemradio', { name: /离开/ }));
    expect(asked('rail-status')).toEqual(['away']);
  });

  it('changes language, look and sound', async () => {
    const { screen, asked } = await account();
    fireEvent.click(screen.getByRole('menuitemradio', { name: 'English' }));
    fireEvent.click(screen.getByRole('menuitemradio', { name: '深色' }));
    fireEvent.click(screen.getByRole('menuitemcheckbox', { name: /轻响/ }));
    expect(asked('rail-choice')).toEqual([{ locale: 'en' }, { theme: 'dark' }, { sound: true }]);
  });

  it('leads to the key sheet and out', async () => {
    const { screen, asked, element } = await account();
    fireEvent.click(screen.getByRole('menuitem', { name: '退出登录' }));
    fireEvent.click(screen.getByRole('menuitem', { name: /快捷键/ }));
    await element.updateComplete;
    expect(asked('rail-sign-out')).toHaveLength(1);
    expect(asked('rail-keys')).toHaveLength(1);
    expect(screen.queryByRole('menu')).toBeNull();
  });

  it('closes when pressed elsewhere', async () => {
    const { element, screen } = await account();
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true, composed: true }));
    await element.updateComplete;
    expect(screen.queryByRole('menu')).toBeNull();
  });
});
