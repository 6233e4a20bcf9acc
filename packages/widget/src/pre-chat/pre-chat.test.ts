// @vitest-environment happy-dom
import { fireEvent } from '@testing-library/dom';
import { describe, expect, it } from 'vitest';
import type { Intent } from '../element/intent.ts';
import { defineRare } from '../rare.ts';
import { inside, mount } from '../testing/mount.ts';
import { ZainePreChat } from './pre-chat.ts';

defineRare();

async function show(properties: Partial<ZainePreChat>) {
  const { element, intents } = await mount(ZainePreChat, properties);
  const card = element.shadowRoot?.querySelector('zaine-form-card') as HTMLElement & {
    updateComplete: Promise<unknown>;
  };
  await card.updateComplete;
  const form = inside(card);
  const submit = async () => {
    fireEvent.submit(card.shadowRoot?.querySelector('form') as HTMLFormElement);
    await card.updateComplete;
  };
  return { form, intents, submit };
}

const told = (intents: Intent[]) =>
  intents.map((intent) => (intent.do === 'introduce' ? intent.tell(intent.values) : undefined));

describe('the form before the first word', () => {
  it('asks what the shop wants to know and tells it with the first message', async () => {
    const { form, intents, submit } = await show({ asks: 'name*, email, order, topic' });
    fireEvent.input(form.getByLabelText(/^称呼/), { target: { value: '林晓雯' } });
    fireEvent.input(form.getByLabelText('订单号'), { target: { value: 'ZN20261101001' } });
    fireEvent.change(form.getByLabelText('想问哪方面'), { target: { value: '退换货' } });
    await submit();
    const values = { name: '林晓雯', order: 'ZN20261101001', topic: '退换货' };
    expect(intents).toMatchObject([{ do: 'introduce', values }]);
    expect(told(intents)).toEqual([{ text: '退换货\n订单号：ZN20261101001\n称呼：林晓雯', whole: true }]);
  });

  it('says at the field what is missing or looks wrong', async () => {
    const { form, intents, submit } = await show({ asks: 'name*,email' });
    fireEvent.input(form.getByLabelText('邮箱'), { target: { value: 'lin@' } });
    await submit();
    expect(intents).toEqual([]);
    expect(form.getByText('请填上这一项')).toBeTruthy();
    expect(form.getByText('邮箱好像不对，再看一眼？')).toBeTruthy();
    expect(form.getByLabelText(/^称呼/).getAttribute('aria-invalid')).toBe('true');
  });

  it('keeps a name for the first question, and does not ask a signed-in customer for it', async () => {
    const alone = await show({ asks: 'name' });
    fireEvent.input(alone.form.getByLabelText('称呼'), { target: { value: '林' } });
    await alone.submit();
    expect(told(alone.intents)).toMatchObject([{ whole: false }]);
    const known = await show({ asks: 'name*,order', customer: { id: 'c-1', name: '林' } });
    expect(known.form.queryByLabelText('称呼')).toBeNull();
    expect(known.form.getByLabelText('订单号')).toBeTruthy();
  });
});
