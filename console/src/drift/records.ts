import type { Drift } from '../api/tierwall';

export interface DriftFilter {
  readonly text: string;
  readonly cluster: string;
  readonly kind: string;
  readonly open: boolean;
}

/** Not as it should be, or somebody does it again and again. */
export function isOpen(record: Drift): boolean {
  return record.healed_at === undefined || record.alarm === 'OPEN';
}

/** The latest first, as the manager lists them. */
export function matching(records: readonly Drift[], filter: DriftFilter): Drift[] {
  const wanted = filter.text.trim().toLowerCase();
  return records
    .filter(
      (record) =>
        (filter.cluster === '' || record.cluster === filter.cluster) &&
        (filter.kind === '' || record.kind === filter.kind) &&
        (!filter.open || isOpen(record)) &&
        textsOf(record).some((text) => text.toLowerCase().includes(wanted)),
    )
    .sort((a, b) => Date.parse(b.last_seen_at) - Date.parse(a.last_seen_at));
}

function textsOf(record: Drift): string[] {
  return [
    record.object.name,
    record.object.kind,
    record.path ?? '',
    record.field_manager,
    ...(record.fields ?? []).map(({ field }) => field),
  ];
}

/** How long something was not as it should be; undefined while it still is. */
export function healedAfter(record: Drift): number | undefined {
  return record.healed_at === undefined
    ? undefined
    : Math.max(0, Date.parse(record.healed_at) - Date.parse(record.last_seen_at));
}
