import type { RealizedCell } from '../api/tierwall';
import { lastingOf } from '../parts/duration';
import { texts } from '../texts/realized';

function agoOf(time: string | undefined, now: number): string {
  return time ? lastingOf(now - Date.parse(time)) : '';
}

/** What stands in a cell: as little as says it. */
export function shortOf(cell: RealizedCell, now: number): string {
  const nodes = cell.nodes ? texts.nodes(cell.nodes.current, cell.nodes.desired) : '';
  switch (cell.state) {
    case 'SUCCESS':
      return agoOf(cell.seen, now);
    case 'NO_WORKLOAD':
      return texts.noPod;
    case 'IN_PROGRESS':
      return nodes || '…';
    case 'PENDING':
      return texts.pending;
    case 'STUCK':
      return texts.stuck(nodes);
    case 'FAILED':
      return texts.failed;
    case 'UNKNOWN':
      return agoOf(cell.since, now) || '?';
  }
}

/** The same in full, for hover and for screen readers. */
export function longOf(cell: RealizedCell): string {
  return `${texts.states[cell.state]}. ${readable(cell.message)}`;
}

const INSTANT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g;

/** What the manager says, with times as people here write them. */
export function readable(message: string): string {
  return message.replace(INSTANT, (instant) => new Date(instant).toLocaleString());
}
