import type { PolicyTree } from '../intent/snapshot';
import { useKeys } from '../parts/useKeys';
import type { Line } from './lines';

interface Where {
  readonly lines: readonly Line[];
  /** The index of the selected line; -1 where none is. */
  readonly at: number;
  /** Whether what is in a policy may be changed. */
  readonly mayChange: (tree: PolicyTree) => boolean;
  readonly focusOn: (path: string) => void;
  readonly toggle: (tree: PolicyTree) => void;
  readonly edit: (path: string) => void;
  readonly insert: (tree: PolicyTree, index: number) => void;
  readonly moveTo: (line: Line, place: number) => void;
}

/** What can be done to the table with the keyboard: go through its lines, open, add and move them. */
export function useLineKeys({ lines, at, mayChange, focusOn, toggle, edit, insert, moveTo }: Where): void {
  const current = lines[at];
  const writable = current && mayChange(current.tree) ? current : undefined;
  const step = (by: number) => {
    const next = lines[Math.min(Math.max(at + by, 0), lines.length - 1)];
    if (next) {
      focusOn(next.path);
    }
  };
  const enter = (target: HTMLElement) => {
    if (target.getAttribute('role') !== 'row' || !current) {
      target.click();
    } else if (current.kind === 'policy') {
      toggle(current.tree);
    } else if (writable && current.kind === 'empty') {
      insert(current.tree, 0);
    } else if (writable) {
      edit(current.path);
    }
  };
  useKeys([
    ['j', () => step(1)],
    ['ArrowDown', () => step(1)],
    ['k', () => step(-1)],
    ['ArrowUp', () => step(-1)],
    ['Enter', (event) => enter(event.target as HTMLElement)],
    ['n', () => writable && insert(writable.tree, writable.kind === 'rule' ? writable.place : 0)],
    ['Alt ArrowUp', () => writable && moveTo(writable, writable.place - 2)],
    ['Alt ArrowDown', () => writable && moveTo(writable, writable.place)],
  ]);
}
