import { ClipboardCopy } from '@patternfly/react-core';
import { Link } from 'wouter';
import { withQuery } from '../api/paths';
import type { Realization, RealizedCell } from '../api/tierwall';
import { tallyOf } from '../fleet/rows';
import { tookUntil } from '../fleet/times';
import { idOf } from '../intent/documents';
import { ageOf, useNow } from '../parts/age';
import { durationOf } from '../parts/duration';
import { PanelFacts, SidePanel } from '../parts/SidePanel';
import { TryAgain } from '../parts/TryAgain';
import { texts } from '../texts/realized';
import { CellMark } from './CellMark';
import styles from './Realized.module.css';
import { readable } from './words';

interface Props {
  readonly matrix: Realization;
  readonly policy: string;
  readonly cluster: string;
  readonly name: string;
  readonly onClose: () => void;
}

const SHOWN_PUBLISHES = 5;

/** One policy in one cluster: what failed and what to do, what is desired and what was read back. */
export function Panel({ matrix, policy, cluster, name, onClose }: Props) {
  const now = useNow();
  const row = matrix.policies.find((each) => each.policy === policy);
  const cell = row?.clusters.find((each) => each.cluster === cluster);
  const title = texts.panel.title(name, cluster);
  if (!row || !cell) {
    return (
      <SidePanel title={title} closeLabel={texts.panel.close} onClose={onClose}>
        <p>{texts.panel.gone}</p>
      </SidePanel>
    );
  }
  const others = tallyOf(
    matrix.policies
      .filter((each) => each.policy !== policy)
      .flatMap((each) => each.clusters.filter((other) => other.cluster === cluster)),
  );
  const inCluster = `/fleet/${encodeURIComponent(cluster)}`;
  return (
    <SidePanel
      title={title}
      closeLabel={texts.panel.close}
      onClose={onClose}
      status={
        <>
          <span className={`${styles.chip} ${styles[`mark${cell.state}`]}`}>
            <CellMark state={cell.state} /> {texts.states[cell.state]}
          </span>
          {cell.since && <span className="tw-quiet">{texts.panel.since(ageOf(cell.since, now))}</span>}
        </>
      }
      foot={
        <>
          <Link href={withQuery(`/firewall/${row.category.toLowerCase()}`, { at: policy })}>
            {texts.panel.openPolicy}
          </Link>
          <Link href={withQuery(inCluster, { tab: 'policies', filter: idOf(policy) })}>{texts.panel.yaml}</Link>
          <Link href={inCluster}>{texts.panel.openCluster}</Link>
        </>
      }
    >
      <h3>{cell.state === 'FAILED' ? texts.panel.failed : texts.panel.state}</h3>
      {cell.error ? <pre>{cell.error}</pre> : <p>{readable(cell.message)}</p>}
      {cell.remedy && (
        <>
          <h3>{texts.panel.remedy}</h3>
          <p>{cell.remedy}</p>
          <p className="tw-quiet">{texts.panel.itself}</p>
        </>
      )}
      {cell.state === 'FAILED' && (
        <p>
          <TryAgain policy={policy} name={name} cluster={cluster} />
        </p>
      )}
      {(cell.state === 'FAILED' || cell.state === 'STUCK') && <Commands cell={cell} policy={policy} />}
      <PanelFacts
        facts={[
          [texts.panel.desired, texts.panel.revision(matrix.revision)],
          [texts.panel.observed, observedOf(cell, now)],
          [
            texts.panel.nodes,
            cell.nodes ? texts.panel.nodesOf(cell.nodes.current, cell.nodes.desired) : texts.panel.noNodes,
          ],
          [texts.panel.silentNodes, cell.silent_nodes?.join(', ')],
          [texts.panel.others, texts.panel.othersOf(others.realized, others.desired)],
        ]}
      />
      <h3>{texts.panel.publishes}</h3>
      <Publishes matrix={matrix} cluster={cluster} now={now} />
    </SidePanel>
  );
}

/** A generation without a reading, or a reading without one, is not made up. */
function observedOf(cell: RealizedCell, now: number): string {
  if (!cell.seen) {
    return texts.panel.notObserved;
  }
  const generation = cell.generation === undefined ? '' : texts.panel.generationOf(cell.generation);
  return texts.panel.readback(generation, ageOf(cell.seen, now));
}

/** Commands that only look; what changes something is up to whoever reads the remedy. */
function Commands({ cell, policy }: { cell: RealizedCell; policy: string }) {
  const commands = [
    `kubectl --context ${cell.cluster} get acnp ${idOf(policy)} --output yaml`,
    `kubectl --context ${cell.cluster} --namespace kube-system get pods --selector app=antrea --output wide`,
  ];
  return (
    <>
      <h3>{texts.panel.look}</h3>
      {commands.map((command) => (
        <ClipboardCopy
          key={command}
          variant="inline-compact"
          isBlock
          isReadOnly
          isCode
          hoverTip={texts.panel.copy}
          clickTip={texts.panel.copied}
          textAriaLabel={texts.panel.look}
        >
          {command}
        </ClipboardCopy>
      ))}
    </>
  );
}

function Publishes({ matrix, cluster, now }: { matrix: Realization; cluster: string; now: number }) {
  const publishes = matrix.clusters.find((each) => each.id === cluster)?.publishes ?? [];
  if (publishes.length === 0) {
    return <p className="tw-quiet">{texts.panel.noPublishes}</p>;
  }
  return (
    <PanelFacts
      facts={publishes.slice(0, SHOWN_PUBLISHES).map((publish) => {
        const took = durationOf(tookUntil(publish, now));
        return [
          texts.panel.publish(publish.revision),
          <span key={publish.revision}>
            {publish.duration_ms === undefined ? texts.panel.running(took) : took}{' '}
            <span className="tw-quiet">{ageOf(publish.accepted_at, now)}</span>
          </span>,
        ] as const;
      })}
    />
  );
}
