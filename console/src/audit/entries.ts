import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { get } from '../api/client';
import { TIERWALL, withQuery } from '../api/paths';
import type { AuditEntry, Page } from '../api/tierwall';
import type { User } from '../live/queries';

/** What the keys of all these queries begin with; the filter comes next. */
export const AUDIT = ['audit'] as const;

const PAGE = 200;
const HOUR = 3_600_000;

/** How far back to look; the empty one is all that is kept. */
export const PERIODS = { hour: HOUR, day: 24 * HOUR, week: 168 * HOUR } as const;

export interface AuditFilter {
  readonly user: string;
  readonly path: string;
  readonly period: string;
  readonly failed: boolean;
}

/** What the manager is asked for, but where to begin. */
export function questionOf({ user, path, period, failed }: AuditFilter, now: number): Record<string, string> {
  const span = Object.hasOwn(PERIODS, period) ? PERIODS[period as keyof typeof PERIODS] : 0;
  return {
    page_size: String(PAGE),
    ...(user !== '' && { user }),
    ...(path !== '' && { path }),
    ...(span > 0 && { since: new Date(now - span).toISOString() }),
    ...(failed && { failed: 'true' }),
  };
}

/** @param cursor where it begins; the page of the newest without one */
export function readPage(filter: AuditFilter, cursor: string, signal?: AbortSignal): Promise<Page<AuditEntry>> {
  const question = questionOf(filter, Date.now());
  const asked = cursor === '' ? question : { ...question, cursor };
  return get<Page<AuditEntry>>(withQuery(`${TIERWALL}/audit`, asked), signal);
}

/** The latest first; more is read when somebody scrolls there. */
export function audit(filter: AuditFilter) {
  return infiniteQueryOptions({
    queryKey: [...AUDIT, filter],
    placeholderData: keepPreviousData,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => readPage(filter, pageParam, signal),
    getNextPageParam: (last) => last.cursor,
  });
}

/** Whether somebody may read who did what. */
export function mayAudit(who: User): boolean {
  return who.roles.some(({ role }) => role === 'enterprise_admin' || role === 'auditor');
}
