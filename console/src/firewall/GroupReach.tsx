import { useQuery } from '@tanstack/react-query';
import { reachOf } from '../groups/memberTotals';
import { allMemberCounts } from '../groups/queries';
import { texts } from '../texts/firewall';

/** How many groups are chosen, and how many pods they select as everybody has them. */
export function GroupReach({ chosen }: { chosen: readonly string[] }) {
  const counts = useQuery(allMemberCounts).data;
  const words = texts.picker;
  if (chosen.length === 0) {
    return <span className="tw-quiet">{words.anyChosen}</span>;
  }
  const reach = counts && reachOf(chosen, counts);
  return (
    <span>
      <strong>{words.chosen(chosen.length)}</strong>{' '}
      {reach && reach.uncounted < chosen.length && (
        <span className="tw-quiet">
          {words.reach(
            reach.clusters === 0 && reach.unknown > 0 ? words.unknown : words.pods(reach.pods),
            reach.clusters,
            chosen.length - reach.uncounted > 1 && reach.pods > 0,
          )}
          {reach.unknown > 0 && reach.clusters > 0 && words.reachUnknown(reach.unknown)}
          {reach.uncounted > 0 && words.reachUncounted(reach.uncounted)}
        </span>
      )}
    </span>
  );
}
