// @vitest-environment happy-dom

import { fireEvent } from '@testing-library/dom';
import type { FormBody } from '@zaine/protocol';
import { describe, expect, it } from 'vitest';
import { mount } from '../testing/mount.ts';
import { ZaineFormCard } from './form-card.ts';

const form: FormBody = {
  kind: 'form',
  text: '',
  title: '改收货地址',
  submit: '保存地址',
  fields: [
    { name: 'name', label: '收件人', type: 'text', required: true, value: '林晓雯' },
    { name: 'phone', label: '手机号', type: 'tel', required: true },
  ],
};

describe('a form', () => {
  it('says at the field what is missing and does not send', async () => {
    const { find, element, intents } = await mount(ZaineFormCard, { form, formId: 'e7', open: true });
    fireEvent.submit(find.getByRole('button', { name: '保存地址' }).closest('form') as HTMLFormElement);
    await element.updateComplete;
    expect(find.getByLabelText(/手机号/).getAttribute('aria-invalid')).toBe('true');
    expect(find.getByText('请填上这一项')).toBeTruthy();
    expect(intents).toEqual([]);
  });

  it('says at the field what was wrong with it', async () => {
    const fields = form.fields.map((field) => ({ ...field, error: '少了一位' }));
    const { find } = await mount(ZaineFormCard, { form: { ...form, fields }, formId: 'e8', open: true });
    expect(find.getByLabelText('手机号', { exact: false }).getAttribute('aria-invalid')).toBe('true');
    expect(find.getAllByText('少了一位')).toHaveLength(2);
  });

  it('answers the event that asked, once', async () => {
    const { find, element, intents } = await mount(ZaineFormCard, { form, formId: 'e7', open: true });
    fireEvent.input(find.getByLabelText('手机号'), { target: { value: ' 13800001234 ' } });
    fireEvent.submit(find.getByRole('button', { name: '保存地址' }).closest('form') as HTMLFormElement);
    await element.updateComplete;
    expect(intents).toEqual([
      {
        do: 'post',
        body: { kind: 'form', form: 'e7', values: { name: '林晓雯', phone: '13800001234' } },
        kept: expect.any(Function),
      },
    ]);
    expect((find.getByRole('button', { name: '已提交' }) as HTMLButtonElement).disabled).toBe(true);
  });

  it('closes when the conversation has gone on', async () => {
    const { find } = await mount(ZaineFormCard, { form, formId: 'e7', open: false });
    expect((find.getByLabelText('收件人') as HTMLInputElement).disabled).toBe(true);
  });
});
