import { idOf } from '../intent/documents';
import { StatusSign } from '../parts/status';
import { TryAgain } from '../parts/TryAgain';
import { CellMark } from '../realized/CellMark';
import { readable } from '../realized/words';
import { texts as common } from '../texts/common';
import { texts } from '../texts/publish';
import { texts as realized } from '../texts/realized';
import { StageBar, type Tone } from './Foot';
import { filling, type Progress } from './progress';

const STAGES = [1, 2, 3] as const;

/** How far one cluster is: a bar for each stage, and the same in words. */
export function ProgressRow({ row }: { row: Progress }) {
  return (
    <tr>
      <th scope="row">{row.cluster}</th>
      {STAGES.map((stage) => (
        <StageBar key={stage} filling={filling(row, stage)} tone={toneOf(row, stage)} />
      ))}
      <td role="status">
        <State row={row} /> <span className="tw-quiet">{details(row)}</span>
        {row.stuck.map(({ policy, message }) => (
          <p key={policy} className="tw-warning">
            {idOf(policy)}: {readable(message)}
          </p>
        ))}
        {row.failed.map(({ policy, error, remedy }) => (
          <p key={policy} className="tw-danger">
            {idOf(policy)}: {error} {remedy} <TryAgain policy={policy} name={idOf(policy)} cluster={row.cluster} />
          </p>
        ))}
      </td>
    </tr>
  );
}

function State({ row }: { row: Progress }) {
  return isStuck(row) ? (
    <>
      <CellMark state="STUCK" /> <strong>{realized.states.STUCK}</strong>
    </>
  ) : (
    <>
      <StatusSign status={row.status} /> <strong>{common.status[row.status]}</strong>
    </>
  );
}

/** A failure is worse, and a cluster that is silent now may have moved on. */
function isStuck({ stuck, status }: Progress): boolean {
  return stuck.length > 0 && status === 'IN_PROGRESS';
}

function toneOf(row: Progress, stage: 1 | 2 | 3): Tone {
  if (stage <= row.stage) {
    return 'good';
  }
  if (row.failed.length > 0) {
    return 'bad';
  }
  return isStuck(row) ? 'stuck' : row.answers ? 'running' : 'unknown';
}

function details({ stage, done, written, all, nodes, took, answers }: Progress): string {
  if (stage === 3) {
    const onNodes = nodes.desired > 0 ? texts.nodes(nodes.current, nodes.desired) : '';
    return [onNodes, took === undefined ? '' : texts.realizedIn(took.toFixed(1))].filter(Boolean).join(', ');
  }
  const far = stage === 1 ? texts.written(written, all) : texts.policies(done, all);
  const onNodes = nodes.desired > 0 ? texts.nodes(nodes.current, nodes.desired) : '';
  return [answers ? '' : texts.silent, all > 0 ? far : '', onNodes].filter(Boolean).join(', ');
}
