import type { Parcel, ParcelEvent, ParcelStatus } from '@zaine/protocol';
import type { ParcelTable } from '../../store/schema.ts';
import { forUpdate, row, type Steps, unit } from '../../store/unit.ts';

/** What a carrier tells of a parcel, by its tracking number. */
export interface CarrierNews {
  tracking: string;
  status?: ParcelStatus;
  eta?: string;
  events: ParcelEvent[];
}

/** Adds scans to a parcel, each once and in the order of their times, however late they come. False: no such parcel. */
export const addScansUnit = unit(
  'shop.addScans',
  function* ({ site, news, now }: { site: string; news: CarrierNews; now: number }, store): Steps<boolean> {
    const found = yield* row<ParcelTable>(
      `select * from parcel where site = ? and tracking = ? order by created_at desc limit 1${forUpdate(store)}`,
      [site, news.tracking],
    );
    if (!found) return false;
    const parcel = withNews(JSON.parse(found.data) as Parcel, news);
    yield* row(
      'update parcel set status = ?, data = ?, updated_at = ? where site = ? and order_number = ? and tracking = ?',
      [parcel.status, JSON.stringify(parcel), now, site, found.order_number, news.tracking],
    );
    return true;
  },
);

function withNews(parcel: Parcel, { events, status, eta }: CarrierNews): Parcel {
  const known = new Set(parcel.events.map(markOf));
  const fresh = events.filter((event) => !known.has(markOf(event)));
  const latest = parcel.events.at(-1)?.at ?? '';
  // A status that came with nothing but old scans was overtaken on its way.
  const news = events.length === 0 || events.some(({ at }) => Date.parse(at) >= (Date.parse(latest) || 0));
  return {
    ...parcel,
    events: [...parcel.events, ...fresh].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)).slice(-200),
    ...(news && status !== undefined && { status }),
    ...(news && eta !== undefined && { eta }),
  };
}

function markOf({ at, text }: ParcelEvent): string {
  return `${Date.parse(at)} ${JSON.stringify(text)}`;
}
