import { Alert } from '@patternfly/react-core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Refusal } from '../api/client';
import type { Plan } from '../api/tierwall';
import { SkeletonRows } from '../parts/states';
import { texts } from '../texts/publish';
import { Effect, Guardrails } from './Effect';
import { Findings } from './Findings';
import styles from './Publish.module.css';

export type PlanQuery = Pick<UseQueryResult<Plan>, 'data' | 'isFetching' | 'error'>;

/** What changes, what is odd about it, and what it does: side by side, each scrolls alone. */
export function Columns({ changes, count, plan }: { changes: ReactNode; count: string; plan: PlanQuery }) {
  const waiting = plan.isFetching && !plan.data;
  return (
    <div className={styles.columns}>
      <section className={`tw-card ${styles.column}`} aria-label={texts.changes}>
        <h2 className={styles.heading}>
          {texts.changes} <span className="tw-quiet">{count}</span>
        </h2>
        {changes}
      </section>
      <section className={`tw-card ${styles.column}`} aria-label={texts.judged} aria-busy={plan.isFetching}>
        <h2 className={styles.heading}>{texts.findings}</h2>
        {waiting && <SkeletonRows count={3} />}
        {plan.data && <Findings plan={plan.data} />}
        <h2 className={styles.heading}>{texts.guardrails}</h2>
        {waiting && <SkeletonRows count={3} />}
        {plan.data && <Guardrails plan={plan.data} />}
      </section>
      <section className={`tw-card ${styles.column}`} aria-label={texts.effect} aria-busy={plan.isFetching}>
        <h2 className={styles.heading}>
          {texts.effect} <span className="tw-quiet">{plan.isFetching ? texts.computing : texts.asOf}</span>
        </h2>
        {plan.error && <Problems refusal={plan.error} />}
        {waiting && <SkeletonRows count={5} />}
        {plan.data && <Effect plan={plan.data} />}
      </section>
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
