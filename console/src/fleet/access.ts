import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { patch, post, put, remove } from '../api/client';
import { TIERWALL, withQuery } from '../api/paths';
import type { Cluster } from '../api/tierwall';
import { clusters, documents, health, queryClient, realization, type User } from '../live/queries';

/** Whether somebody may register clusters. The manager decides; the console says so beforehand. */
export function mayRegister(who: User): boolean {
  return who.roles.some(({ role }) => role === 'enterprise_admin');
}

export interface Registration {
  readonly id: string;
  readonly display_name: string;
  readonly kubeconfig: string;
  readonly url: string;
  readonly token: string;
  readonly ca: string;
  readonly force: boolean;
}

/** Either way of reaching a cluster; what is empty is left out. */
export function bodyOf({ id: _id, force: _force, ...fields }: Registration): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields)
      .map(([name, value]) => [name, name === 'kubeconfig' ? value : value.trim()] as const)
      .filter(([, value]) => value !== ''),
  );
}

export interface Deregistration {
  readonly id: string;
  readonly cascade: boolean;
  readonly objects: 'leave' | 'remove';
  readonly force: boolean;
}

function followed<T, A>(act: (argument: A) => Promise<T>) {
  return {
    mutationFn: act,
    onSuccess: () => {
      for (const { queryKey } of [clusters, realization, health, documents]) {
        queryClient.invalidateQueries({ queryKey });
      }
    },
  };
}

export function useRegister(): UseMutationResult<Cluster, Error, Registration> {
  return useMutation(
    followed((what: Registration) =>
      put<Cluster>(
        withQuery(`${TIERWALL}/clusters/${encodeURIComponent(what.id)}`, { force: what.force ? 'true' : undefined }),
        bodyOf(what),
      ),
    ),
  );
}

export function useDeregister(): UseMutationResult<unknown, Error, Deregistration> {
  return useMutation(
    followed(({ id, cascade, objects, force }: Deregistration) =>
      remove(
        withQuery(`${TIERWALL}/clusters/${encodeURIComponent(id)}`, {
          cascade: cascade ? 'true' : undefined,
          objects,
          force: force && objects === 'remove' ? 'true' : undefined,
        }),
      ),
    ),
  );
}

/** Changes what a cluster is called and its labels. */
export async function rename(
  id: string,
  naming: { readonly display_name: string; readonly labels: Readonly<Record<string, string>> },
): Promise<void> {
  await patch(`${TIERWALL}/clusters/${encodeURIComponent(id)}`, naming);
  await queryClient.invalidateQueries({ queryKey: clusters.queryKey });
}

export function useCheck(): UseMutationResult<Cluster['access'], Error, string> {
  return useMutation(
    followed((id: string) =>
      post<Cluster['access']>(`${TIERWALL}/clusters/${encodeURIComponent(id)}?action=check`, undefined),
    ),
  );
}
