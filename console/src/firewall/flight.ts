import { type Line, nameOf } from './lines';
import { contains, type Places, type Range } from './sight';

interface Row {
  readonly element: HTMLElement;
  readonly place: Text;
  readonly name: Text;
}

/** The names of the classes of lines. */
export interface Looks {
  readonly policy: string;
  readonly rule: string;
}

/**
 * Lines that fly by, with no more than their number and their name: nobody reads more of them. Lines that leave lend
 * their elements to those that arrive. This is kept by hand, and not by React, because it has a few milliseconds for all
 * of a frame, also where the processor is slow.
 */
export class Flight {
  private host: HTMLElement | null = null;
  private readonly rows = new Map<number, Row>();
  private readonly free: Row[] = [];

  constructor(private readonly looks: Looks) {}

  /** Where they are drawn; nothing else is in there. */
  readonly attach = (host: HTMLElement | null): void => {
    this.clear();
    this.host = host;
  };

  /** @param resting lines that are drawn already */
  show(lines: readonly Line[], places: Places, seen: Range, resting: Range): void {
    const isWanted = (index: number) =>
      contains(seen, { from: index, to: index + 1 }) && !contains(resting, { from: index, to: index + 1 });
    for (const [index, row] of this.rows) {
      if (!isWanted(index)) {
        this.rows.delete(index);
        this.free.push(row);
      }
    }
    for (let index = seen.from; index < seen.to; index++) {
      const line = lines[index];
      if (line && isWanted(index) && !this.rows.has(index)) {
        const row = this.free.pop() ?? newRow();
        this.fill(row, line, index, places.starts[index] as number);
        this.rows.set(index, row);
      }
    }
    for (const { element } of this.free) {
      element.remove();
    }
  }

  clear(): void {
    if (this.rows.size > 0) {
      this.free.push(...this.rows.values());
      this.rows.clear();
      this.host?.replaceChildren();
    }
  }

  private fill({ element, place, name }: Row, line: Line, index: number, start: number): void {
    place.data = line.kind === 'empty' ? '' : String(line.place);
    name.data = nameOf(line);
    element.className = line.kind === 'policy' ? this.looks.policy : this.looks.rule;
    element.style.top = `${start}px`;
    element.setAttribute('aria-rowindex', String(index + 2));
    if (!element.isConnected) {
      this.host?.append(element);
    }
  }
}

function newRow(): Row {
  const element = document.createElement('div');
  element.setAttribute('role', 'row');
  const [place, name] = [new Text(), new Text()];
  for (const text of [place, name]) {
    const cell = document.createElement('span');
    cell.setAttribute('role', 'gridcell');
    cell.append(text);
    element.append(cell);
  }
  return { element, place, name };
}
