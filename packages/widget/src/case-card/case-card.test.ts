// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { mount } from '../testing/mount.ts';
import { ZaineCaseCard } from './case-card.ts';

describe('an after-sales case', () => {
  it('shows how far it has come and by when the next word is due', async () => {
    const promise = new Date();
    promise.setHours(18, 0);
    const { find, element } = await mount(ZaineCaseCard, {
      case: {
        id: 'RT1',
        type: 'return',
        order: 'A',
        state: 'reviewing',
        steps: [
          { state: 'submitted', at: new Date().toISOString() },
          { state: 'reviewing', promise: promise.toISOString() },
          { state: 'refunded' },
        ],
      },
    });
    const steps = find.getAllByRole('listitem');
    expect(steps.map((step) => step.getAttribute('aria-current'))).toEqual([null, 'step', null]);
    expect(steps[0]?.textContent).toMatch(/提交\s*今天/);
    expect(element.shadowRoot?.textContent).toContain('今天 18:00前给您结果');
  });

  it('says when it is the customer who sends something back', async () => {
    const { element } = await mount(ZaineCaseCard, {
      case: {
        id: 'RT2',
        type: 'return',
        order: 'A',
        state: 'approved',
        steps: [
          { state: 'submitted' },
          { state: 'approved', promise: new Date().toISOString() },
          { state: 'sent_back' },
        ],
      },
    });
    expect(element.shadowRoot?.textContent).toContain('请把东西寄回来');
  });
});
