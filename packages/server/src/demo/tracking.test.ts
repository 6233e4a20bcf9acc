import { describe, expect, it } from 'vitest';
import { demoData } from './demo-data.ts';
import { dhlNumber, emsNumber } from './tracking.ts';

describe('tracking numbers', () => {
  it('of EMS carry the check digit of S10', () => {
    // 47312482 is the standard's own example, with check digit 9.
    expect(emsNumber('47312482')).toBe('EA473124829CN');
    expect(emsNumber('00000000')).toBe('EA000000005CN');
  });

  it('of DHL end in the rest by seven', () => {
    expect(dhlNumber('123456789')).toBe('1234567891');
  });

  it('look as each carrier writes them', () => {
    const shapes: Record<string, RegExp> = {
      顺丰: /^SF\d{13}$/,
      中通: /^78\d{12}$/,
      圆通: /^YT\d{13}$/,
      京东: /^JD\d{13}$/,
      EMS: /^EA\d{9}CN$/,
      DHL: /^\d{10}$/,
    };
    const parcels = demoData(new Date('2026-11-24T02:32:00Z')).orders.flatMap((order) => order.parcels ?? []);
    const carrier = (parcel: (typeof parcels)[number]) => (parcel.carrier as Record<string, string>).zh ?? '';
    for (const parcel of parcels) expect(parcel.tracking).toMatch(shapes[carrier(parcel)] ?? /never/);
    expect(new Set(parcels.map(carrier))).toEqual(new Set(Object.keys(shapes)));
  });
});
