import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { clusters, drift, health, realization } from '../live/queries';
import { useNow } from '../parts/age';
import { fleetOf } from './rows';

/** What the rows are made of, and the queries behind them. The rows need the clusters only; the rest fills in. */
export function useFleet() {
  const list = useQuery(clusters);
  const matrix = useQuery(realization);
  const reports = useQuery(health);
  const edits = useQuery(drift);
  const minute = useNow(60_000);
  const rows = useMemo(
    () => list.data && fleetOf(list.data, reports.data, matrix.data, edits.data, minute),
    [list.data, reports.data, matrix.data, edits.data, minute],
  );
  return { rows, list, matrix, reports, edits };
}
