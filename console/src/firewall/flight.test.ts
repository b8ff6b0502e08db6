import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Flight } from './flight';
import type { Line } from './lines';
import { placesOf } from './sight';

/** As much of an element as a flight needs. */
class Fake {
  className = '';
  readonly style = { top: '' };
  readonly attributes = new Map<string, string>();
  readonly children: unknown[] = [];
  parent: Fake | undefined;

  get isConnected(): boolean {
    return this.parent !== undefined;
  }

  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }

  append(...added: unknown[]): void {
    this.children.push(...added);
    for (const child of added) {
      if (child instanceof Fake) {
        child.parent = this;
      }
    }
  }

  remove(): void {
    this.parent?.children.splice(this.parent.children.indexOf(this), 1);
    this.parent = undefined;
  }

  replaceChildren(): void {
    for (const child of this.children.splice(0)) {
      (child as Fake).parent = undefined;
    }
  }
}

let made = 0;

beforeEach(() => {
  made = 0;
  vi.stubGlobal(
    'Text',
    class {
      data = '';
    },
  );
  vi.stubGlobal('document', {
    createElement: (name: string) => {
      made += name === 'div' ? 1 : 0;
      return new Fake();
    },
  });
});

afterEach(() => vi.unstubAllGlobals());

const tree = { policy: { path: '/p', display_name: 'web' }, rules: [], spans: [] };
const rule = (place: number) => ({
  kind: 'rule',
  path: `/p/${place}`,
  tree,
  rule: { display_name: `r${place}` },
  place,
});
const lines = [
  { kind: 'policy', path: '/p', tree, place: 1 },
  ...Array.from({ length: 50 }, (_, index) => rule(index + 1)),
] as unknown as readonly Line[];
const places = placesOf(lines, '');
const NOTHING = { from: 0, to: 0 };

function flying() {
  const host = new Fake();
  const flight = new Flight({ policy: 'P', rule: 'R' });
  flight.attach(host as never);
  const shown = () =>
    (host.children as Fake[])
      .map(({ attributes }) => Number(attributes.get('aria-rowindex')) - 2)
      .sort((a, b) => a - b);
  const row = (index: number) =>
    (host.children as Fake[]).find(({ attributes }) => attributes.get('aria-rowindex') === `${index + 2}`);
  const words = (index: number) =>
    ((row(index)?.children ?? []) as Fake[]).map(({ children }) => (children[0] as { data: string }).data);
  return { host, flight, shown, row, words };
}

describe('lines that fly by', () => {
  test('have their place, their number and their name, and look like what they are', () => {
    const { flight, shown, row, words } = flying();
    flight.show(lines, places, { from: 0, to: 3 }, NOTHING);
    expect(shown()).toEqual([0, 1, 2]);
    expect(words(0)).toEqual(['1', 'web']);
    expect(words(2)).toEqual(['2', 'r2']);
    expect(row(0)?.className).toBe('P');
    expect(row(2)?.className).toBe('R');
    expect(row(2)?.style.top).toBe('76px');
  });

  test('leave out those that are drawn already', () => {
    const { flight, shown } = flying();
    flight.show(lines, places, { from: 3, to: 8 }, { from: 0, to: 6 });
    expect(shown()).toEqual([6, 7]);
  });

  test('are none beyond the last', () => {
    const { flight, shown } = flying();
    flight.show(lines, places, { from: 49, to: 60 }, NOTHING);
    expect(shown()).toEqual([49, 50]);
  });

  test('lend their elements to those that come', () => {
    const { flight, shown, words } = flying();
    flight.show(lines, places, { from: 1, to: 6 }, NOTHING);
    flight.show(lines, places, { from: 4, to: 9 }, NOTHING);
    flight.show(lines, places, { from: 20, to: 25 }, NOTHING);
    expect(made).toBe(5);
    expect(shown()).toEqual([20, 21, 22, 23, 24]);
    expect(words(22)).toEqual(['22', 'r22']);
  });

  test('take away what is not needed, and need nothing new for it later', () => {
    const { flight, shown } = flying();
    flight.show(lines, places, { from: 1, to: 9 }, NOTHING);
    flight.show(lines, places, { from: 5, to: 7 }, NOTHING);
    expect(shown()).toEqual([5, 6]);
    flight.show(lines, places, { from: 1, to: 9 }, NOTHING);
    expect(made).toBe(8);
  });

  test('are gone when the table rests, or is no longer there', () => {
    const { flight, host } = flying();
    flight.show(lines, places, { from: 1, to: 9 }, NOTHING);
    flight.clear();
    expect(host.children).toEqual([]);
    flight.show(lines, places, { from: 1, to: 9 }, NOTHING);
    expect(made).toBe(8);
    flight.attach(null);
    expect(host.children).toEqual([]);
  });
});
