import { Button } from '@patternfly/react-core';
import RedoIcon from '@patternfly/react-icons/dist/esm/icons/redo-icon';
import { useMutation, useQuery } from '@tanstack/react-query';
import { post } from '../api/client';
import { INFRA, withQuery } from '../api/paths';
import { may, queryClient, realization, user } from '../live/queries';
import { texts } from '../texts/common';

interface Props {
  /** Its path. */
  readonly policy: string;
  readonly name: string;
  /** The id of a cluster that it spans. */
  readonly cluster: string;
}

/** Has a policy that failed in a cluster tried again there, now. */
export function TryAgain({ policy, name, cluster }: Props) {
  const who = useQuery(user).data;
  const path = useQuery(realization).data?.clusters.find(({ id }) => id === cluster)?.path;
  const trying = useMutation({
    mutationFn: () => tryAgain(policy, path),
    onSettled: () => queryClient.invalidateQueries({ queryKey: realization.queryKey }),
  });
  const why = who && may(who) ? '' : texts.retry.noPermission;
  return (
    <>
      <Button
        variant="link"
        isInline
        icon={<RedoIcon />}
        aria-label={texts.retry.label(name, cluster)}
        isAriaDisabled={why !== '' || path === undefined || trying.isPending}
        title={why}
        onClick={() => trying.mutate()}
      >
        {texts.retry.again}
      </Button>
      {why && <span className="tw-quiet"> {why}</span>}
      <span role="status">
        {trying.isSuccess && <span className="tw-quiet"> {texts.retry.asked}</span>}
        {trying.isError && <span className="tw-danger"> {trying.error.message}</span>}
      </span>
    </>
  );
}

/**
 * Has what failed of a policy tried again now.
 *
 * @param cluster the path of one; undefined for all
 */
export function tryAgain(policy: string, cluster?: string): Promise<unknown> {
  const asked = { action: 'refresh', intent_path: policy, container_cluster_path: cluster };
  return post(withQuery(`${INFRA}/realized-state/realized-entity`, asked), undefined);
}
