import { useState } from 'react';
import type { RuleDoc } from '../intent/documents';

interface Edited {
  /** Of the rule; empty when none is being edited. */
  readonly path: string;
  /** Whether it was just added, and goes again when nobody says what it is. */
  readonly isNew: boolean;
  /** What its fields say so far; absent while nobody has changed any. */
  readonly rule?: RuleDoc;
}

export interface Editing extends Edited {
  readonly start: (path: string, isNew?: boolean) => void;
  /** Whether it was just added and has nothing in it that somebody wrote: asked now, not as of the last drawing. */
  readonly isUntouched: () => boolean;
  readonly keep: (rule: RuleDoc) => void;
  readonly end: () => void;
}

const NONE: Edited = { path: '', isNew: false };

let left = NONE;

/** Which rule is being edited, and how far: it is still so for who looks at another screen and comes back. */
export function useEditing(): Editing {
  const [{ path, isNew }, setEdited] = useState(left);
  const become = (next: Edited) => {
    left = next;
    setEdited(next);
  };
  return {
    path,
    isNew,
    ...(left.path === path && left.rule ? { rule: left.rule } : {}),
    start: (other, fresh = false) => become({ path: other, isNew: fresh }),
    isUntouched: () => left.isNew && left.rule === undefined,
    // Each key would draw the table anew.
    keep: (rule) => {
      left = { ...left, rule };
    },
    end: () => become(NONE),
  };
}
