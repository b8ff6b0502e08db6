import { describe, expect, test } from 'vitest';
import type { Cluster, Drift, Publish } from '../api/tierwall';
import type { FleetRow } from './rows';
import { totalsOf } from './totals';

const TALLY = { desired: 5, realized: 4, failed: 1, stuck: 0, progress: 0, unknown: 0 };

function row(publishes: readonly Publish[], more: Partial<FleetRow> = {}): FleetRow {
  return {
    cluster: { id: 'a' } as Cluster,
    health: 'HEALTHY',
    because: '',
    heard: undefined,
    tally: TALLY,
    behind: 0,
    publishes,
    drift: [],
    ...more,
  };
}

function publish(revision: number, duration_ms?: number): Publish {
  return { revision, accepted_at: '2026-01-02T12:00:00Z', ...(duration_ms === undefined ? {} : { duration_ms }) };
}

describe('the whole fleet', () => {
  test('adds up what its clusters have', () => {
    expect(totalsOf([row([]), row([])]).tally).toEqual({ ...TALLY, desired: 10, realized: 8, failed: 2 });
  });

  test('does not know what one of its clusters does not know', () => {
    const totals = totalsOf([row([]), row([], { tally: undefined, drift: undefined })]);
    expect(totals.tally).toBeUndefined();
    expect(totals.drift).toBeUndefined();
  });

  test('is as slow as the slowest of the latest publishes; those before count for the median only', () => {
    const { publishes } = totalsOf([row([publish(3, 300), publish(2, 9000)]), row([publish(3), publish(2, 100)])]);
    expect(publishes).toEqual({ slowest: 300, median: 300, count: 3, running: 1 });
  });

  test('has no slowest while nothing has been realized', () => {
    expect(totalsOf([row([publish(1)])]).publishes).toEqual({
      slowest: undefined,
      median: undefined,
      count: 0,
      running: 1,
    });
  });

  test('counts edits, and those that are not healed', () => {
    const edit = (last_seen_at: string, healed_at?: string) => ({ last_seen_at, healed_at }) as Drift;
    const edits = [edit('2026-01-02T10:00:00Z', '2026-01-02T10:00:01Z'), edit('2026-01-02T11:00:00Z')];
    expect(totalsOf([row([], { drift: edits })]).drift).toMatchObject({ count: 2, open: 1, latest: edits[1] });
  });
});
