import type { ReactNode } from 'react';
import { ageOf, useNow } from '../parts/age';
import { DayStrip } from '../parts/DayStrip';
import { durationOf, lastingOf } from '../parts/duration';
import { ShareBar } from '../parts/ShareBar';
import { texts } from '../texts/fleet';
import styles from './Fleet.module.css';
import { type FleetRow, isSilent } from './rows';
import { totalsOf } from './totals';

/** The fleet in four figures. */
export function Figures({ rows }: { rows: readonly FleetRow[] }) {
  const now = useNow();
  const { tally, publishes, drift } = totalsOf(rows);
  return (
    <section className={styles.figures} aria-label={texts.figures.title}>
      <Answering rows={rows} now={now} />
      <Figure
        title={texts.figures.realized}
        big={tally?.realized.toLocaleString()}
        small={tally && texts.figures.of(tally.desired)}
        note={tally && notesOf(tally)}
      >
        {tally && tally.desired > 0 && (
          <ShareBar
            width={120}
            shares={[
              { kind: 'success', count: tally.realized },
              { kind: 'progress', count: tally.progress + tally.stuck },
              { kind: 'danger', count: tally.failed },
              { kind: 'unknown', count: tally.unknown },
            ]}
          />
        )}
      </Figure>
      <Figure
        title={texts.figures.time}
        big={publishes.slowest === undefined ? undefined : durationOf(publishes.slowest)}
        small={publishes.slowest === undefined ? '' : texts.figures.slowest}
        note={[
          publishes.median === undefined
            ? texts.figures.noTime
            : texts.figures.median(durationOf(publishes.median), publishes.count),
          publishes.running > 0 ? texts.figures.running(publishes.running) : '',
        ]
          .filter((part) => part !== '')
          .join(', ')}
      />
      <Figure
        title={texts.figures.drift}
        big={drift?.count}
        small={drift && texts.figures.edits(drift.count)}
        note={
          drift &&
          [
            drift.latest
              ? texts.figures.latest(ageOf(drift.latest.last_seen_at, now), drift.latest.cluster)
              : texts.figures.noDrift,
            drift.open > 0 ? texts.figures.open(drift.open) : '',
          ]
            .filter((part) => part !== '')
            .join(', ')
        }
      >
        {drift && <DayStrip times={drift.times} now={now} />}
      </Figure>
    </section>
  );
}

function Answering({ rows, now }: { rows: readonly FleetRow[]; now: number }) {
  const silent = rows.filter((row) => isSilent(row.cluster));
  const [first] = silent;
  const since = first?.cluster.since ? lastingOf(now - Date.parse(first.cluster.since)) : '';
  const note = !first
    ? texts.figures.allAnswer
    : silent.length > 1
      ? texts.figures.severalSilent(silent.length)
      : texts.figures.silent(first.cluster.display_name, since);
  return (
    <Figure
      title={texts.figures.answering}
      big={rows.length - silent.length}
      small={texts.figures.of(rows.length)}
      note={note}
    >
      {rows.length <= 14 &&
        [...rows]
          .sort((a, b) => Number(isSilent(a.cluster)) - Number(isSilent(b.cluster)))
          .map((row) => (
            <span key={row.cluster.id} className={isSilent(row.cluster) ? styles.pipSilent : styles.pip} />
          ))}
    </Figure>
  );
}

interface FigureProps {
  readonly title: string;
  /** Undefined while it is not known. */
  readonly big: ReactNode;
  readonly small: ReactNode;
  readonly note: ReactNode;
  readonly children?: ReactNode;
}

function Figure({ title, big, small, note, children }: FigureProps) {
  return (
    <div className={`tw-card ${styles.figure}`}>
      <h2>{title}</h2>
      <p className={styles.big}>
        <strong>{big ?? '–'}</strong>
        <span className="tw-quiet">{small}</span>
      </p>
      <p className="tw-quiet">{note ?? texts.unknown}</p>
      <div className={styles.picture} aria-hidden="true">
        {children}
      </div>
    </div>
  );
}

function notesOf(tally: { failed: number; stuck: number; progress: number; unknown: number; desired: number }): string {
  const parts = [
    tally.failed > 0 ? texts.note.failed(tally.failed) : '',
    tally.stuck > 0 ? texts.note.stuck(tally.stuck) : '',
    tally.progress > 0 ? texts.note.progress(tally.progress) : '',
    tally.unknown > 0 ? texts.note.unknown(tally.unknown) : '',
  ].filter((part) => part !== '');
  if (parts.length > 0) {
    return parts.join(', ');
  }
  return tally.desired === 0 ? texts.figures.nothingDesired : texts.figures.allRealized;
}
