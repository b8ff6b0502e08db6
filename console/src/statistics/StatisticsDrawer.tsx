import { Button, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import AngleDownIcon from '@patternfly/react-icons/dist/esm/icons/angle-down-icon';
import AngleUpIcon from '@patternfly/react-icons/dist/esm/icons/angle-up-icon';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Point } from '../api/statistics';
import type { RuleStatistics } from '../api/tierwall';
import { policyOf, type RuleDoc } from '../intent/documents';
import { describePorts, directionOf, inapplicable } from '../intent/rules';
import type { Catalogue, Documents, PolicyTree } from '../intent/snapshot';
import { statistics } from '../live/queries';
import { Age } from '../parts/age';
import { ActionLabel, DirectionLabel } from '../parts/glyphs';
import { GroupNames, ServiceNames } from '../parts/names';
import { Failure, Nothing, SkeletonRows } from '../parts/states';
import { texts } from '../texts/statistics';
import { Charts, toneOf } from './Charts';
import { ClusterTable } from './ClusterTable';
import { Drawer } from './Drawer';
import { history } from './queries';
import styles from './Statistics.module.css';
import { charted, latest, seriesOf } from './series';

const WINDOWS = [6, 24] as const;
const STALE_AFTER = 15 * 60_000;

interface Props {
  readonly path: string;
  readonly catalogue: Catalogue;
  readonly published: Documents;
  readonly trees: readonly PolicyTree[];
  /** Opens another rule's statistics; empty closes them. */
  readonly onOpen: (path: string) => void;
}

/** When a rule met packets, and in which clusters. */
export default function StatisticsDrawer({ path, catalogue, published, trees, onOpen }: Props) {
  const tree = trees.find(({ policy }) => policy.path === policyOf(path));
  const rules = trees.flatMap((each) => each.rules);
  const at = rules.findIndex((rule) => rule.path === path);
  const rule = rules[at];
  const step = (by: -1 | 1) => onOpen(rules[at + by]?.path ?? path);
  if (!rule || !tree) {
    return (
      <Drawer label={texts.gone} title={<h2>{texts.gone}</h2>} onClose={() => onOpen('')}>
        <Nothing title={texts.gone}>{texts.goneBody}</Nothing>
      </Drawer>
    );
  }
  const place = tree.rules.indexOf(rule) + 1;
  return (
    <Drawer
      label={texts.drawer(rule.display_name)}
      title={
        <>
          <h2 className={styles.name}>{rule.display_name}</h2>
          <ActionLabel action={rule.action} />
          <span className="tw-quiet tw-clip">{texts.place(place, tree.policy.display_name, tree.policy.category)}</span>
        </>
      }
      actions={
        <>
          <Button
            variant="plain"
            icon={<AngleUpIcon />}
            aria-label={texts.previous}
            isAriaDisabled={at === 0}
            onClick={() => step(-1)}
          />
          <Button
            variant="plain"
            icon={<AngleDownIcon />}
            aria-label={texts.next}
            isAriaDisabled={at === rules.length - 1}
            onClick={() => step(1)}
          />
        </>
      }
      onClose={() => onOpen('')}
    >
      <RuleFacts rule={rule} catalogue={catalogue} />
      {!published.has(path) ? (
        <Nothing title={texts.unpublished}>{texts.unpublishedBody}</Nothing>
      ) : tree.spans.length === 0 ? (
        <Nothing title={texts.noSpan}>{texts.noSpanBody}</Nothing>
      ) : (
        <Figures key={path} path={path} />
      )}
    </Drawer>
  );
}

function RuleFacts({ rule, catalogue }: { rule: RuleDoc; catalogue: Catalogue }) {
  const off = inapplicable(rule);
  const peers = off === 'source_groups' ? rule.destination_groups : rule.source_groups;
  return (
    <div className={styles.facts}>
      {off === 'source_groups' && '→'}
      <GroupNames paths={peers} catalogue={catalogue} />

      <span aria-hidden="true">·</span>
      <ServiceNames services={rule.services} ports={describePorts(rule)} catalogue={catalogue} />
      <span aria-hidden="true">·</span>
      <DirectionLabel direction={directionOf(rule).direction} />
      <span className="tw-spring" />
      <Link href="/explain">{texts.explain}</Link>
    </div>
  );
}

function Figures({ path }: { path: string }) {
  const [hours, setHours] = useState<number>(24);
  const [same, setSame] = useState(true);
  const totals = useQuery(statistics(policyOf(path)));
  const rule = totals.data?.rules.find((each) => each.rule === path);
  const shown = charted(rule);
  const read = rule ? newest(rule) : '';
  const sum = useQuery(history(path, '', read));
  const parts = useQueries({ queries: shown.map((cluster) => history(path, cluster, read)) });
  if (totals.isError) {
    return <Failure what={texts.totals} query={totals} />;
  }
  if (sum.isError) {
    return <Failure what={texts.totals} query={sum} />;
  }
  if (!sum.data || !rule || parts.some(({ isPending }) => isPending)) {
    return <SkeletonRows />;
  }
  const interval = sum.data.interval_seconds;
  const cut = (points: readonly Point[] | undefined) => latest(points ?? [], hours, interval);
  const others = rule.clusters.length - shown.length;
  const series = seriesOf(
    cut(sum.data.points),
    new Map(shown.map((cluster, index) => [cluster, cut(parts[index]?.data?.points)])),
    others,
    { sum: texts.all, others: texts.others(others) },
  );
  const tones = new Map(series.map((each, index) => [each.name, toneOf(each, index)]));
  const silent = rule.clusters.filter(({ as_of }) => as_of === '' || Date.now() - Date.parse(as_of) > STALE_AFTER);
  return (
    <>
      <div className={styles.controls}>
        <ToggleGroup aria-label={texts.window}>
          {WINDOWS.map((each) => (
            <ToggleGroupItem
              key={each}
              text={texts.hours(each)}
              isSelected={hours === each}
              onChange={() => setHours(each)}
            />
          ))}
        </ToggleGroup>
        <span className="tw-quiet">
          {texts.every(interval / 60)} · {texts.read} <Age time={read} />
        </span>
        <span className="tw-spring" />
        <span className="tw-quiet">{texts.scale}</span>
        <ToggleGroup aria-label={texts.scale}>
          <ToggleGroupItem text={texts.same} isSelected={same} onChange={() => setSame(true)} />
          <ToggleGroupItem text={texts.own} isSelected={!same} onChange={() => setSame(false)} />
        </ToggleGroup>
      </div>
      <Charts
        series={series}
        asOf={({ kind, name }) =>
          kind === 'cluster' ? rule.clusters.find(({ cluster }) => cluster === name)?.as_of : read
        }
        same={same}
      />
      <ClusterTable statistics={rule} tones={tones} />
      {silent.length > 0 && (
        <p className={styles.note}>
          <span className={styles.gapSign} aria-hidden="true" />
          {texts.gap(silent.map(({ cluster }) => cluster).join(', '))}
        </p>
      )}
    </>
  );
}

function newest(rule: RuleStatistics): string {
  const read = rule.clusters.map(({ as_of }) => as_of).sort();
  return read.at(-1) ?? '';
}
