import { Alert, Button } from '@patternfly/react-core';
import type { UseQueryResult } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Refusal } from '../api/client';
import type { Plan } from '../api/tierwall';
import { texts } from '../texts/publish';
import { Effect } from './Effect';
import { Judged } from './Judged';
import styles from './Publish.module.css';

const BodyDialog = lazy(() => import('./BodyDialog'));

export type PlanQuery = Pick<UseQueryResult<Plan>, 'data' | 'isFetching' | 'error' | 'dataUpdatedAt'>;

interface Props {
  readonly changes: ReactNode;
  /** How many there are, in words. */
  readonly count: string;
  /** What is sent; undefined once it is published. */
  readonly body?: unknown;
  readonly plan: PlanQuery;
  /** As which revision it was published; undefined before. */
  readonly revision?: number;
  /** Undefined once it is published. */
  readonly onRecompute?: () => void;
}

/** What changes, what is odd about it, and what it does: side by side, each scrolls alone. */
export function Columns({ changes, count, body, plan, revision, onRecompute }: Props) {
  const [shown, setShown] = useState(false);
  return (
    <div className={styles.columns}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable with the keyboard */}
      <section className={`tw-card ${styles.column}`} aria-label={texts.changes} tabIndex={0}>
        <div className={`tw-row ${styles.heading}`}>
          <h2>{texts.changes}</h2>
          <span className="tw-quiet">{count}</span>
          <span className="tw-spring" />
          {body !== undefined && (
            <Button variant="link" isInline onClick={() => setShown(true)}>
              {texts.body.show}
            </Button>
          )}
        </div>
        {changes}
        <Suspense>{shown && <BodyDialog body={body} onClose={() => setShown(false)} />}</Suspense>
      </section>
      <Judged plan={plan} revision={revision} />
      <Effect plan={plan} onRecompute={onRecompute} />
    </div>
  );
}

/** Why something was refused, with everything else that is wrong with it. */
export function Problems({ refusal }: { refusal: Error }) {
  const related = refusal instanceof Refusal ? refusal.related : [];
  return (
    <Alert component="p" isInline variant="danger" title={refusal.message}>
      {related.length > 0 && (
        <ul>
          {related.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
