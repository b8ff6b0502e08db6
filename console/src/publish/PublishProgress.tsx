import { Alert, Button } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../api/client';
import { INFRA } from '../api/paths';
import { idOf } from '../intent/documents';
import { realization } from '../live/queries';
import { StatusSign } from '../parts/status';
import { TryAgain } from '../parts/TryAgain';
import { texts } from '../texts/publish';
import styles from './Publish.module.css';
import { type Progress, progressOf } from './progress';

interface Props {
  readonly revision: number;
  readonly policies: ReadonlySet<string>;
  /** What to go back to; undefined when there was nothing before. */
  readonly before: number | undefined;
  readonly onDone: () => void;
}

/** How far each cluster is with what was published, as it says itself, and the way back. */
export function PublishProgress({ revision, policies, before, onDone }: Props) {
  const matrix = useQuery(realization).data;
  const [answer, setAnswer] = useState<{ good: boolean; words: string }>();
  const rows = matrix ? progressOf(matrix, revision, policies).filter((row) => row.all > 0 || row.stage < 3) : [];
  const rollBack = async () => {
    try {
      await post(`${INFRA}/drafts/auto-${before}?action=publish`, undefined);
      setAnswer({ good: true, words: texts.rolledBack(before ?? 0) });
    } catch (refusal) {
      setAnswer({ good: false, words: (refusal as Error).message });
    }
  };
  return (
    <section className={`tw-card ${styles.progress}`} aria-label={texts.progress}>
      <div className="tw-row">
        <h2>{texts.accepted(revision)}</h2>
        <span className="tw-quiet">{texts.leaving}</span>
        <span className="tw-spring" />
        {before !== undefined && (
          <Button variant="secondary" onClick={rollBack}>
            {texts.rollback}
          </Button>
        )}
        <Button onClick={onDone}>{texts.done}</Button>
      </div>
      {answer && <Alert isInline variant={answer.good ? 'success' : 'danger'} title={answer.words} />}
      {matrix && rows.length === 0 && <p>{texts.noCluster}</p>}
      <table className={styles.table} hidden={rows.length === 0}>
        <thead>
          <tr>
            <th scope="col">{texts.cluster}</th>
            {texts.stages.map((stage) => (
              <th key={stage} scope="col">
                {stage}
              </th>
            ))}
            <th scope="col">{texts.progress}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ProgressRow key={row.cluster} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ProgressRow({ row }: { row: Progress }) {
  const failed = row.failed.length > 0;
  return (
    <tr>
      <th scope="row">{row.cluster}</th>
      {texts.stages.map((stage, index) => (
        <td key={stage}>
          <span className={index < row.stage ? (failed && index === 2 ? styles.stuck : styles.full) : styles.hollow} />
          <span className="tw-said">{index < row.stage ? texts.done : texts.notYet}</span>
        </td>
      ))}
      <td role="status">
        <StatusSign status={failed ? 'ERROR' : row.stage === 3 ? 'SUCCESS' : row.answers ? 'IN_PROGRESS' : 'UNKNOWN'} />{' '}
        {texts.policies(row.done, row.all)}
        {row.nodes.desired > 0 && `, ${texts.nodes(row.nodes.current, row.nodes.desired)}`}
        {row.stage === 3 && row.took !== undefined && `, ${texts.realizedIn(row.took.toFixed(1))}`}
        {!row.answers && `, ${texts.silent}`}
        {row.failed.map(({ policy, error, remedy }) => (
          <p key={policy} className="tw-danger">
            {idOf(policy)}: {error} {remedy} <TryAgain policy={policy} name={idOf(policy)} cluster={row.cluster} />
          </p>
        ))}
      </td>
    </tr>
  );
}
