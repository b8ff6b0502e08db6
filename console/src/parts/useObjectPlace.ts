import { useLocation, useParams, useSearch } from 'wouter';
import type { Doc } from '../intent/documents';
import { keptFilter, lineOf, type Place } from './objectPlaces';

interface Moves {
  /** The id in the address; empty when no object is open. */
  readonly id: string;
  readonly open: (id: string) => void;
  readonly close: () => void;
  /** To the next object of the list, or the one before. */
  readonly step: (by: 1 | -1) => void;
  readonly add: () => void;
}

/** Which object of a list is open, as the address says, and the ways to others; the filter is kept on them. */
export function useObjectPlace(place: Place, shown: readonly Doc[]): Moves {
  const { id = '' } = useParams<{ id?: string }>();
  const [, navigate] = useLocation();
  const kept = keptFilter(useSearch());
  const open = (other: string) => navigate(`${place}/${encodeURIComponent(other)}${kept}`);
  return {
    id,
    open,
    close: () => {
      navigate(`${place}${kept}`);
      requestAnimationFrame(() => document.getElementById(lineOf(id))?.focus());
    },
    step: (by) => {
      const at = shown.findIndex((each) => each.id === id);
      const next = shown[at < 0 ? 0 : at + by];
      if (next) {
        open(next.id);
      }
    },
    add: () => navigate(`${place}${kept === '' ? '?' : `${kept}&`}add=true`),
  };
}
