import { expect, test } from 'vitest';
import { maskName, maskOrder, maskPhone } from './masking.ts';

test('a card shows enough of a phone to recognise it and no more', () => {
  expect(maskPhone('13800001234')).toBe('138****1234');
  expect(maskPhone('+86 138-0000-1234')).toBe('+861****1234');
  expect(maskPhone('5100733')).toBe('****0733');
  expect(maskPhone('12345')).toBe('****45');
});

test('a card shows the family name of a Chinese customer, initials of another', () => {
  expect(maskName('林晓雯')).toBe('林**');
  expect(maskName('Emma Clarke')).toBe('E*** C***');
});

test('an order on a card says where it goes without the street', () => {
  const order = {
    number: 'ZN1',
    customer: 'c-1',
    placedAt: '2026-11-01T03:20:00Z',
    status: 'paid' as const,
    items: [],
    currency: 'CNY',
    total: 0,
    phone: '13800001234',
    note: '放门口，打 13911112222',
  };
  const chinese = maskOrder({
    ...order,
    address: { name: '林晓雯', line: '滨江区长河街道 1785 号', city: '杭州市' },
  });
  expect(chinese.address).toEqual({ name: '林**', line: '滨江区****', city: '杭州市' });
  expect(chinese.phone).toBe('138****1234');
  expect(chinese.note).toBe('放门口，打 139****2222');
  const english = maskOrder({
    ...order,
    address: { line: '399 Wuyuan Road, Xuhui District', city: 'Shanghai' },
  });
  expect(english.address).toEqual({ line: '****, Xuhui District', city: 'Shanghai' });
  expect(maskOrder({ ...order, address: { line: '九龍福華街 120 號' } }).address).toEqual({ line: '****' });
});
