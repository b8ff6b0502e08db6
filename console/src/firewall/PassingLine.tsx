import AngleDownIcon from '@patternfly/react-icons/dist/esm/icons/angle-down-icon';
import AngleRightIcon from '@patternfly/react-icons/dist/esm/icons/angle-right-icon';
import type { RealizedPolicy } from '../api/tierwall';
import type { Entry } from '../intent/draft';
import { appliedByPolicy, describePorts, directionOf, inapplicable, type Side } from '../intent/rules';
import type { Catalogue } from '../intent/snapshot';
import { ActionLabel, DirectionLabel } from '../parts/glyphs';
import { GroupNames, ServiceNames } from '../parts/names';
import { StatusChip } from '../parts/status';
import { texts } from '../texts/firewall';
import styles from './Firewall.module.css';
import type { Line } from './lines';
import { AppliedTo } from './PolicyLine';

interface Props<Kind extends Line['kind']> {
  readonly line: Extract<Line, { kind: Kind }>;
  readonly catalogue: Catalogue;
  readonly entry: Entry | undefined;
}

/** A rule as it is seen while it passes by: what can be read of it, without what only a hand needs. */
export function PassingRule({ line, catalogue, entry }: Props<'rule'>) {
  const { rule, tree } = line;
  const off = inapplicable(rule);
  const peers = (side: Side) => (
    <div role="gridcell">
      {off === side ? <span className="tw-quiet">–</span> : <GroupNames paths={rule[side]} catalogue={catalogue} />}
    </div>
  );
  return (
    <>
      <div role="gridcell" className={entry ? (entry.base ? styles.edited : styles.added) : ''} />
      <div role="gridcell" className={`tw-number tw-quiet ${styles.third}`}>
        {line.place}
      </div>
      <div role="gridcell" className={`tw-clip ${rule.disabled ? styles.off : styles.name}`}>
        {rule.display_name}
      </div>
      {peers('source_groups')}
      {peers('destination_groups')}
      <div role="gridcell">
        <ServiceNames services={rule.services} ports={describePorts(rule)} catalogue={catalogue} />
      </div>
      <div role="gridcell">
        {appliedByPolicy(tree.policy) ? (
          <span className="tw-quiet">{texts.asPolicy}</span>
        ) : (
          <GroupNames paths={rule.scope} catalogue={catalogue} />
        )}
      </div>
      <div role="gridcell">
        <DirectionLabel direction={directionOf(rule).direction} />
      </div>
      <div role="gridcell">
        <ActionLabel action={rule.action} />
      </div>
    </>
  );
}

/** A policy as it is seen while it passes by. */
export function PassingPolicy({
  line,
  catalogue,
  entry,
  realized,
  open,
}: Props<'policy'> & { readonly realized: RealizedPolicy | undefined; readonly open: boolean }) {
  const { tree, place } = line;
  return (
    <>
      <div role="gridcell" className={entry ? (entry.base ? styles.edited : styles.added) : ''} />
      <div role="gridcell" className={styles.angle}>
        {open ? <AngleDownIcon set="rh-ui" /> : <AngleRightIcon set="rh-ui" />}
      </div>
      <div role="gridcell" className="tw-number tw-quiet">
        {place}
      </div>
      <div role="gridcell" className={styles.policyName}>
        <strong className="tw-clip">{tree.policy.display_name}</strong>
        <span className="tw-quiet">{texts.policy.rules(tree.rules.length)}</span>
        <StatusChip realized={realized} />
        <span className="tw-spring" />
        <AppliedTo tree={tree} catalogue={catalogue} realized={realized} />
        <span className={styles.absent} />
      </div>
    </>
  );
}
