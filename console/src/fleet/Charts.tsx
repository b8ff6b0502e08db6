import { Button, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { useState } from 'react';
import { useNow } from '../parts/age';
import { durationOf, lastingOf } from '../parts/duration';
import list from '../parts/list.module.css';
import { useParameter } from '../parts/useParameters';
import { texts } from '../texts/fleet';
import { Bars } from './Bars';
import styles from './Fleet.module.css';
import { type FleetRow, isSilent, sorted } from './rows';
import { byHour, roundUp, scaleOf, tookUntil } from './times';

const MOST = 20;

/** So many clusters are drawn until somebody wants more. */
const STEP = 24;

/** The same picture for each cluster, on one scale so that they compare. */
export function Charts({ rows }: { rows: readonly FleetRow[] }) {
  const [chosen, choose] = useParameter('chart');
  const now = useNow(chosen === 'drift' ? 60_000 : 5000);
  const [shown, setShown] = useState(STEP);
  const inOrder = sorted(rows);
  const times = inOrder.flatMap((row) => row.publishes.map((publish) => tookUntil(publish, now)));
  const top = scaleOf(inOrder.flatMap((row) => row.publishes.flatMap((publish) => publish.duration_ms ?? [])));
  const hours = new Map(
    inOrder.map(
      (row) =>
        [
          row.cluster.id,
          byHour(
            (row.drift ?? []).map((each) => each.last_seen_at),
            now,
          ),
        ] as const,
    ),
  );
  const most = roundUp(Math.max(1, ...[...hours.values()].flat()));
  const drift = chosen === 'drift';
  return (
    <section className={`tw-card ${styles.charts}`} aria-labelledby="charts-title">
      <div className={`tw-row ${styles.chartsHead}`}>
        <h2 id="charts-title">{drift ? texts.figures.drift : texts.charts.time}</h2>
        <span className="tw-quiet">
          {drift ? texts.charts.driftHelp(most) : times.length > 0 && texts.charts.timeHelp(durationOf(top))}
        </span>
        <span className="tw-spring" />
        <ToggleGroup aria-label={texts.charts.choose} isCompact>
          <ToggleGroupItem text={texts.charts.time} isSelected={!drift} onChange={() => choose('')} />
          <ToggleGroupItem text={texts.charts.drift} isSelected={drift} onChange={() => choose('drift')} />
        </ToggleGroup>
      </div>
      <ul className={styles.grid}>
        {inOrder.slice(0, shown).map((row) => (
          <li key={row.cluster.id}>
            {drift ? (
              <DriftChart row={row} hours={hours.get(row.cluster.id) ?? []} top={most} />
            ) : (
              <TimeChart row={row} top={top} now={now} />
            )}
          </li>
        ))}
      </ul>
      {inOrder.length > shown && (
        <div className={list.foot}>
          <Button variant="link" isInline onClick={() => setShown(shown + STEP)}>
            {texts.more}
          </Button>
          <span className="tw-quiet">{texts.shown(shown, inOrder.length)}</span>
        </div>
      )}
    </section>
  );
}

function TimeChart({ row: { cluster, publishes }, top, now }: { row: FleetRow; top: number; now: number }) {
  const drawn = publishes.slice(0, MOST).reverse();
  const values = drawn.map((publish) => tookUntil(publish, now));
  const latest = values.at(-1);
  const off = latest !== undefined && latest > top;
  const silent = isSilent(cluster) && cluster.since !== '';
  const figure =
    latest === undefined
      ? texts.charts.none
      : silent
        ? texts.charts.unknown(lastingOf(now - Date.parse(cluster.since)))
        : off
          ? texts.charts.offScale(durationOf(latest))
          : durationOf(latest);
  return (
    <>
      <Head name={cluster.display_name} figure={figure} danger={off && !silent} />
      <Bars
        label={texts.charts.timeText(
          cluster.display_name,
          latest === undefined ? texts.charts.none : durationOf(latest),
          durationOf(Math.max(0, ...values)),
          values.length,
        )}
        slots={MOST}
        top={top}
        bars={drawn.map((publish, index) => ({
          key: String(publish.revision),
          value: values[index] ?? 0,
          running: publish.duration_ms === undefined,
          title: texts.charts.drawnBar(publish.revision, durationOf(values[index] ?? 0)),
        }))}
      />
    </>
  );
}

function DriftChart({ row, hours, top }: { row: FleetRow; hours: readonly number[]; top: number }) {
  const count = row.drift?.length;
  return (
    <>
      <Head
        name={row.cluster.display_name}
        figure={count === undefined ? texts.unknown : texts.charts.edits(count)}
        danger={false}
      />
      <Bars
        label={texts.charts.driftText(row.cluster.display_name, count ?? 0)}
        slots={hours.length}
        top={top}
        edits
        bars={hours.map((value, hour) => ({ key: `${hour}`, value, running: false, title: texts.charts.edits(value) }))}
      />
    </>
  );
}

function Head({ name, figure, danger }: { name: string; figure: string; danger: boolean }) {
  return (
    <div className="tw-row">
      <strong className="tw-clip">{name}</strong>
      <span className="tw-spring" />
      <span className={danger ? 'tw-danger' : 'tw-quiet'}>{figure}</span>
    </div>
  );
}
