import AngleRightIcon from '@patternfly/react-icons/dist/esm/icons/angle-right-icon';
import ExclamationCircleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import { Fragment } from 'react';
import { Link } from 'wouter';
import { CATEGORIES, type Category } from '../intent/documents';
import type { Catalogue } from '../intent/snapshot';
import { highCount, useFindings } from '../live/findings';
import { CategoryGlyph } from '../parts/glyphs';
import { texts } from '../texts/firewall';
import styles from './CategoryTabs.module.css';

interface Props {
  /** Absent while it cannot be read: how much is in a category is not known then. */
  readonly catalogue: Catalogue | undefined;
  readonly selected: Category;
}

/** The categories in the order in which packets meet them, how much is in them, and what is badly wrong there. */
export function CategoryTabs({ catalogue, selected }: Props) {
  const findings = useFindings();
  return (
    <nav className={styles.tabs} aria-label={texts.categories}>
      {CATEGORIES.map((category, place) => {
        const trees = catalogue?.policies.get(category) ?? [];
        const rules = trees.flatMap((tree) => tree.rules);
        const high = highCount(findings, rules);
        return (
          <Fragment key={category}>
            {place > 0 && <AngleRightIcon className={styles.then ?? ''} />}
            <Link
              href={`/firewall/${category.toLowerCase()}`}
              className={styles.tab ?? ''}
              aria-current={category === selected ? 'page' : undefined}
            >
              <CategoryGlyph category={category} /> {category}
              {catalogue && <span className={styles.count}>{texts.counts(trees.length, rules.length)}</span>}
              {high > 0 && (
                <span className={styles.high} title={texts.findings.high(high)}>
                  <ExclamationCircleIcon /> {high}
                  <span className="tw-said"> {texts.findings.highWord(high)}</span>
                </span>
              )}
            </Link>
          </Fragment>
        );
      })}
      <span className="tw-spring" />
      <span className={`tw-quiet ${styles.precedence}`}>{texts.precedence}</span>
    </nav>
  );
}
