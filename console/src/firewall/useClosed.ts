import { useState } from 'react';
import type { PolicyTree } from '../intent/snapshot';

interface Closed {
  /** The paths of policies whose rules are not shown. */
  readonly closed: ReadonlySet<string>;
  readonly toggle: (tree: PolicyTree) => void;
  readonly unfold: (tree: PolicyTree) => void;
}

/** Which policies show only themselves. */
export function useClosed(): Closed {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  return {
    closed,
    toggle: ({ policy }) => setClosed((before) => toggled(before, policy.path)),
    unfold: ({ policy }) => setClosed((before) => new Set([...before].filter((path) => path !== policy.path))),
  };
}

function toggled(before: ReadonlySet<string>, path: string): ReadonlySet<string> {
  const next = new Set(before);
  if (!next.delete(path)) {
    next.add(path);
  }
  return next;
}
