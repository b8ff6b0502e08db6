import { Button } from '@patternfly/react-core';
import { type ReactNode, useState } from 'react';
import { Link, useSearch } from 'wouter';
import type { Doc } from '../intent/documents';
import type { Entries } from '../intent/draft';
import { markOf } from '../intent/marks';
import type { Uses } from '../intent/uses';
import { texts } from '../texts/objects';
import { MarkChip, markBar } from './Marks';
import { keptFilter, lineOf, type Place } from './objectPlaces';
import styles from './panel.module.css';

const SHOWN = 200;

/** What is said of an object besides its name and its uses. */
export interface Column<T> {
  readonly title: string;
  /** Of CSS. */
  readonly width: string;
  readonly isQuiet?: boolean;
  readonly cell: (object: T) => ReactNode;
}

interface Props<T extends Doc> {
  readonly place: Place;
  readonly words: { readonly list: string; readonly table: string };
  readonly objects: readonly T[];
  readonly entries: Entries;
  readonly uses: Uses;
  readonly selected: string;
  readonly sign?: (object: T) => ReactNode;
  /** What the object says, in a sentence. */
  readonly summary: (object: T) => string;
  readonly columns: readonly Column<T>[];
}

/** Objects by name, each of which leads to its panel. */
export function ObjectTable<T extends Doc>(props: Props<T>) {
  const { place, words, objects, entries, uses, selected, sign, summary, columns } = props;
  const [shown, setShown] = useState(SHOWN);
  const kept = keptFilter(useSearch());
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard
    <section className={styles.scroller} tabIndex={0} aria-label={words.list}>
      <table className={styles.table} aria-label={words.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.lead}>
              {texts.columns.name}
            </th>
            {columns.map(({ title, width }) => (
              <th key={title} scope="col" style={{ width }}>
                {title}
              </th>
            ))}
            <th scope="col" style={{ width: 100 }}>
              {texts.columns.used}
            </th>
          </tr>
        </thead>
        <tbody>
          {objects.slice(0, shown).map((object) => {
            const mark = markOf(entries, object.path);
            return (
              <tr key={object.path} aria-current={object.id === selected}>
                <td className={`${styles.lead} ${markBar(mark)}`}>
                  <span className="tw-row">
                    {sign?.(object)}
                    <Link
                      id={lineOf(object.id)}
                      title={summary(object)}
                      href={`${place}/${encodeURIComponent(object.id)}${kept}`}
                      className={`tw-clip ${styles.nameLink} ${mark === 'deleted' ? styles.struck : ''}`}
                    >
                      {object.display_name}
                    </Link>
                    <MarkChip mark={mark} />
                  </span>
                </td>
                {columns.map(({ title, isQuiet, cell }) => (
                  <td key={title} className={isQuiet ? 'tw-quiet' : ''}>
                    {cell(object)}
                  </td>
                ))}
                <td className="tw-quiet">{texts.usedBy(uses.get(object.path)?.length ?? 0)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {objects.length > shown && (
        <p className={styles.more}>
          <Button variant="link" onClick={() => setShown(shown + SHOWN)}>
            {texts.more(Math.min(SHOWN, objects.length - shown))}
          </Button>
        </p>
      )}
    </section>
  );
}
