import { Skeleton } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import type { GroupDoc } from '../intent/documents';
import { clusters as clustersQuery } from '../live/queries';
import { ageOf, useNow } from '../parts/age';
import { useShown } from '../parts/useShown';
import { texts } from '../texts/groups';
import { criteriaOf } from './criteria';
import { totalOf } from './members';
import { memberCounts } from './queries';

/** So many clusters are named in a line. */
const NAMED = 3;

/** How many pods a group has, in all and in each cluster; asked for when it comes into sight. */
export function MemberCount({ group, paths }: { group: GroupDoc; paths: readonly string[] }) {
  const [place, shown] = useShown<HTMLSpanElement>();
  const { criteria, addresses } = criteriaOf(group.expression);
  const asked = paths.length > 0 && criteria.length > 0;
  const counts = useQuery({ ...memberCounts(group.path), enabled: shown && asked });
  const clusters = useQuery(clustersQuery);
  const now = useNow(5000);
  if (criteria.length === 0 && addresses.length > 0) {
    return <span className="tw-quiet">{texts.members.listed(addresses.length)}</span>;
  }
  if (!asked) {
    return (
      <span ref={place} className="tw-quiet" title={texts.members.unused}>
        –<span className="tw-said"> {texts.members.unused}</span>
      </span>
    );
  }
  if (!counts.data || !clusters.data) {
    return (
      <span ref={place}>
        {counts.isError ? (
          <span title={counts.error.message}>? {texts.members.unknown}</span>
        ) : (
          <Skeleton width="60px" />
        )}
      </span>
    );
  }
  const found = counts.data;
  const { pods, unknown } = totalOf(found);
  const nameOf = (id: string) => clusters.data.find((cluster) => cluster.id === id)?.display_name ?? id;
  return (
    <span ref={place} className="tw-row">
      <span className="tw-clip">
        {unknown === found.length ? `? ${texts.members.unknown}` : texts.members.pods(pods)}
        {unknown > 0 && unknown < found.length && ' + ?'}{' '}
        <span className="tw-quiet">
          {found
            .slice(0, NAMED)
            .map((count) => `${nameOf(count.cluster)} ${count.pods ?? '?'}`)
            .join(' · ')}
          {found.length > NAMED && ` · +${found.length - NAMED}`}
          {found.some(({ state, pods: known }) => state === 'UNKNOWN' && known !== undefined) &&
            `, ${texts.members.lastKnown}`}
        </span>
      </span>
      <span className="tw-spring" />
      <span className="tw-quiet">{ageOf(counts.dataUpdatedAt, now)}</span>
    </span>
  );
}
