import { Skeleton } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { clusters as clustersQuery } from '../live/queries';
import { useShown } from '../parts/useShown';
import { texts } from '../texts/groups';
import { inClusters, totalOf } from './members';
import { memberPods } from './queries';

/** So many clusters are named in a line. */
const NAMED = 3;

/** How many pods a group has, in all and in each cluster; asked for when it comes into sight. */
export function MemberCount({ path, paths }: { path: string; paths: readonly string[] }) {
  const [place, shown] = useShown<HTMLSpanElement>();
  const asked = paths.length > 0;
  const pods = useQuery({ ...memberPods(path), enabled: shown && asked });
  const clusters = useQuery(clustersQuery);
  if (!asked) {
    return (
      <span ref={place} className="tw-quiet" title={texts.members.unused}>
        –<span className="tw-said"> {texts.members.unused}</span>
      </span>
    );
  }
  if (!pods.data || !clusters.data) {
    return (
      <span ref={place}>
        {pods.isError ? <span title={pods.error.message}>? {texts.members.unknown}</span> : <Skeleton width="60px" />}
      </span>
    );
  }
  const found = inClusters(paths, pods.data, clusters.data);
  const { pods: count, unknown } = totalOf(found);
  return (
    <span ref={place}>
      {unknown === found.length ? `? ${texts.members.unknown}` : texts.members.pods(count)}
      {unknown > 0 && unknown < found.length && ' + ?'}{' '}
      <span className="tw-quiet">
        {found
          .slice(0, NAMED)
          .map(({ name, pods: own }) => `${name} ${own?.length ?? '?'}`)
          .join(' · ')}
        {found.length > NAMED && ` · +${found.length - NAMED}`}
      </span>
    </span>
  );
}
