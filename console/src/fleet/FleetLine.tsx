import ClusterIcon from '@patternfly/react-icons/dist/esm/icons/cluster-icon';
import { Link } from 'wouter';
import { withQuery } from '../api/paths';
import { ageOf } from '../parts/age';
import { DayStrip } from '../parts/DayStrip';
import { durationOf, lastingOf } from '../parts/duration';
import { ShareBar } from '../parts/ShareBar';
import { texts } from '../texts/fleet';
import { ClusterMenu } from './ClusterMenu';
import styles from './Fleet.module.css';
import { HealthLabel } from './HealthLabel';
import { LabelChips } from './LabelChips';
import { labelsOf, written } from './labels';
import { type FleetRow, isSilent, type Tally, urgencyOf } from './rows';
import { SlowestNode } from './SlowestNode';
import { tookUntil } from './times';

interface Props {
  readonly row: FleetRow;
  /** Which row of the table it is, counted from 1. */
  readonly index: number;
  readonly now: number;
  readonly allowed: boolean;
}

export function FleetLine({ row, index, now, allowed }: Props) {
  const { cluster, tally, drift } = row;
  const silent = isSilent(cluster);
  const mark = silent ? styles.silent : urgencyOf(row) === 0 ? styles.failed : '';
  return (
    <tr className={mark} aria-rowindex={index}>
      <td className={styles.mark} />
      <th scope="row">
        <span className={styles.name}>
          <ClusterIcon />
          <Link href={`/fleet/${encodeURIComponent(cluster.id)}`} className="tw-clip" title={cluster.display_name}>
            {cluster.display_name}
          </Link>
        </span>
      </th>
      <td>
        <LabelChips line={written(labelsOf(cluster))} />
      </td>
      <td className="tw-quiet">{cluster.access.antrea_version || texts.unknown}</td>
      <td className="tw-quiet">
        {sizeOf(cluster.nodes)} / {sizeOf(cluster.pods)}
      </td>
      <td>
        <HealthLabel health={row.health} because={row.because} />
      </td>
      <td>
        <Heard row={row} now={now} />
      </td>
      <td>{tally ? <Policies tally={tally} silent={silent} /> : <span className="tw-quiet">{texts.unknown}</span>}</td>
      <td>{tally && <Notes tally={tally} id={cluster.id} />}</td>
      <td>
        <SlowestNode row={row} now={now} />
      </td>
      <td>
        <LatestPublish row={row} now={now} />
      </td>
      <td>
        {drift === undefined || (silent && drift.length === 0) ? (
          <span className="tw-quiet">{texts.unknown}</span>
        ) : (
          <Link href={withQuery('/drift', { cluster: cluster.id })} className={styles.drift}>
            <span className={drift.length === 0 ? 'tw-quiet' : ''}>{drift.length}</span>
            <DayStrip times={drift.map((each) => each.last_seen_at)} now={now} />
          </Link>
        )}
      </td>
      <td className={styles.menu}>
        <ClusterMenu row={row} allowed={allowed} />
      </td>
    </tr>
  );
}

/** What is not known is no number. */
function sizeOf(count: number | undefined): string {
  return count === undefined ? '?' : count.toLocaleString('en');
}

function Heard({ row: { cluster, heard }, now }: { row: FleetRow; now: number }) {
  if (cluster.connection === 'CONNECTING') {
    return <span className="tw-quiet">{texts.connecting}</span>;
  }
  if (!isSilent(cluster)) {
    return <span className="tw-quiet">{heard ? ageOf(heard, now) : texts.unknown}</span>;
  }
  const since = heard ? texts.silentFor(lastingOf(now - new Date(heard).getTime())) : texts.silent;
  return (
    <strong className="tw-danger" title={cluster.reason}>
      {since}
    </strong>
  );
}

/** What a silent cluster has realized is not known, and so it is not drawn as nothing. */
function Policies({ tally, silent }: { tally: Tally; silent: boolean }) {
  const realized = silent && tally.unknown > 0 ? '?' : String(tally.realized);
  return (
    <>
      <span className="tw-said">{texts.realizedOf(realized, tally.desired)}</span>
      <span className={styles.counts} aria-hidden="true">
        <strong>{realized}</strong> <span className="tw-quiet">/ {tally.desired}</span>
      </span>
      <ShareBar
        width={84}
        shares={[
          { kind: 'success', count: tally.realized },
          { kind: 'progress', count: tally.progress + tally.stuck },
          { kind: 'danger', count: tally.failed },
          { kind: 'unknown', count: tally.unknown },
        ]}
      />
    </>
  );
}

function Notes({ tally, id }: { tally: Tally; id: string }) {
  const notes = [
    { count: tally.failed, word: texts.note.failed, look: styles.noteFailed },
    { count: tally.stuck, word: texts.note.stuck, look: styles.noteStuck },
    { count: tally.progress, word: texts.note.progress, look: styles.noteProgress },
    { count: tally.unknown, word: texts.note.unknown, look: styles.noteUnknown },
  ].filter(({ count }) => count > 0);
  return notes.map(({ count, word, look }) => (
    <Link
      key={word(count)}
      href={withQuery('/realized', { filter: id, show: 'trouble' })}
      className={`${styles.note} ${look}`}
    >
      {word(count)}
    </Link>
  ));
}

function LatestPublish({ row: { publishes }, now }: { row: FleetRow; now: number }) {
  const [latest] = publishes;
  if (!latest) {
    return <span className="tw-quiet">{texts.noPublish}</span>;
  }
  const took = durationOf(tookUntil(latest, now));
  return latest.duration_ms === undefined ? (
    <strong className="tw-blue">{texts.running(took)}</strong>
  ) : (
    <>
      {took} <span className="tw-quiet">{ageOf(latest.accepted_at, now)}</span>
    </>
  );
}
