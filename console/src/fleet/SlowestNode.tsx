import { lastingOf } from '../parts/duration';
import { texts } from '../texts/fleet';
import { type FleetRow, isSilent } from './rows';

/**
 * What lags behind in a cluster: a node whose agent is silent, by name; or how many nodes have not realized a policy,
 * which Antrea does not name.
 */
export function SlowestNode({ row: { cluster, tally, health, behind }, now }: { row: FleetRow; now: number }) {
  const { slowest_node: node } = cluster;
  if (isSilent(cluster)) {
    return <span className="tw-quiet">{texts.unknown}</span>;
  }
  if (node) {
    return (
      <span title={texts.slowest.help}>
        <strong className="tw-warning">{node.name}</strong>{' '}
        <span className="tw-quiet">{texts.silentFor(lastingOf(now - Date.parse(node.behind_since)))}</span>
      </span>
    );
  }
  if (behind > 0) {
    return (
      <span className="tw-blue" title={texts.slowest.countHelp}>
        {texts.slowest.behind(behind)}
      </span>
    );
  }
  return <span className="tw-quiet">{tally && health !== 'UNKNOWN' ? texts.slowest.none : texts.unknown}</span>;
}
