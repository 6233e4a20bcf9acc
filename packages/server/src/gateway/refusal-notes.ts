import type { Audit, AuditEntry } from '../audit/audit.ts';
import { TokenBuckets } from './token-bucket.ts';

/** Of one network, and of all together: nobody may fill the trail, from which nothing is ever deleted. */
const OF_NETWORK = { burst: 10, perSecond: 1 / 600 };
const OF_ALL = { burst: 1000, perSecond: 1 / 6 };

/** Writes down that somebody was refused, and of those who keep on trying only now and then. */
export type RefusalNotes = (entry: Pick<AuditEntry, 'site' | 'action'>, network: string) => Promise<void>;

/** Notes in the audit trail; `unwritten` there counts those left out since the last one. */
export function createRefusalNotes(audit: Audit, now: () => number): RefusalNotes {
  const [networks, all] = [new TokenBuckets(OF_NETWORK), new TokenBuckets(OF_ALL)];
  let unwritten = 0;
  return async (entry, network) => {
    if (networks.take(`${entry.action} ${network}`, now()) > 0 || all.take('all', now()) > 0) {
      unwritten += 1;
      return;
    }
    const detail = { network, ...(unwritten > 0 && { unwritten }) };
    unwritten = 0;
    await audit.record({ ...entry, actor: 'nobody', detail });
  };
}
