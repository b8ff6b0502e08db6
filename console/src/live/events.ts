import { hashKey, type QueryClient } from '@tanstack/react-query';
import { TIERWALL } from '../api/paths';
import type { Realization, RealizedCell, RealizedPolicy, Status } from '../api/tierwall';
import { readNewest } from '../audit/newest';
import { CLUSTERS } from '../intent/documents';
import { clusters, documents, drift, health, realization } from './queries';
import { type PublishEvent, read, touchedBy, withRead } from './refresh';

/** Who is in a group depends on what is published and on which clusters answer. */
const members = { queryKey: ['members'] };
/** Questions of single screens. */
const explained = { queryKey: ['explain'] };
const revised = { queryKey: ['revisions'] };
const guarded = { queryKey: ['guardrails'] };
const waived = { queryKey: ['waivers'] };
const kept = { queryKey: ['backups'] };
const audited = { queryKey: ['audit'] };
const found = { queryKey: ['findings'] };

/** Whether what is shown is what is so. */
export type Stream = 'connecting' | 'live' | 'lost';

interface Moved {
  readonly cluster: string;
  readonly revision: number;
  readonly policies: readonly (RealizedCell & { readonly policy: string })[];
  readonly gone: readonly string[];
}

/**
 * Follows what happens and keeps the answers to queries true. The browser connects again by itself, and says which event
 * it saw last; a `reset` says that some were missed.
 *
 * @returns ends it
 */
export function follow(client: QueryClient, onStream: (stream: Stream) => void): () => void {
  let published = Promise.resolve();
  let entered = Promise.resolve();
  const source = new EventSource(`${TIERWALL}/events`);
  const again = askingAgain(client);
  source.onopen = () => onStream('live');
  source.onerror = () => onStream(source.readyState === EventSource.CLOSED ? 'lost' : 'connecting');
  source.addEventListener('reset', () =>
    again(
      documents,
      realization,
      clusters,
      drift,
      health,
      members,
      explained,
      revised,
      guarded,
      waived,
      found,
      audited,
    ),
  );
  source.addEventListener('publish', (event) => {
    again(realization, members, explained, revised, waived, found);
    published = published.then(() => readAgain(client, JSON.parse(event.data) as PublishEvent));
    if (event.data.includes(CLUSTERS)) {
      again(clusters, health);
    }
  });
  source.addEventListener('realized', () => again(realization));
  source.addEventListener('connection', () => again(clusters, realization, health, members));
  source.addEventListener('drift', () => again(drift));
  source.addEventListener('alarm', () => again(drift));
  source.addEventListener('audit', () => {
    again(kept);
    entered = entered.then(() => readNewest(client));
  });
  source.addEventListener('guardrail', () => again(guarded));
  source.addEventListener('realization', (event) => {
    const moved = JSON.parse(event.data) as Moved;
    const before = client.getQueryData(realization.queryKey);
    if (before && before.revision === moved.revision) {
      client.setQueryData(realization.queryKey, withMoved(before, moved));
    } else {
      again(realization);
    }
  });
  return () => source.close();
}

/**
 * Asks again what was asked, as soon as what is being asked has been answered: that answer may be older than the event.
 * However many events come meanwhile, it is asked once.
 */
export function askingAgain(client: QueryClient): (...queries: { readonly queryKey: readonly unknown[] }[]) => void {
  const waiting = new Set<string>();
  const ask = async (queryKey: readonly unknown[]) => {
    const onTheirWay = client.getQueryCache().findAll({ queryKey, fetchStatus: 'fetching' });
    const name = hashKey(queryKey);
    if (onTheirWay.length > 0) {
      if (waiting.has(name)) {
        return;
      }
      waiting.add(name);
      await Promise.allSettled(onTheirWay.map((query) => query.promise));
      waiting.delete(name);
    }
    client.invalidateQueries({ queryKey });
  };
  return (...queries) => {
    for (const { queryKey } of queries) {
      ask(queryKey);
    }
  };
}

/** Reads what a publish touched, one publish after the other; all of it when that is less work, or goes wrong. */
async function readAgain(client: QueryClient, event: PublishEvent): Promise<void> {
  const touched = client.getQueryData(documents.queryKey) && touchedBy(event);
  try {
    if (touched) {
      const answers = await Promise.all(touched.map(async (path) => [path, await read(path)] as const));
      client.setQueryData(documents.queryKey, (before) =>
        answers.reduce((known, [path, docs]) => withRead(known, path, docs), before ?? new Map()),
      );
      return;
    }
  } catch {
    // What is wrong shows when everything is read.
  }
  await client.invalidateQueries({ queryKey: documents.queryKey });
}

/** The matrix after one cluster has moved on. */
export function withMoved(before: Realization, moved: Moved): Realization {
  const cells = new Map(moved.policies.map(({ policy, ...cell }) => [policy, { ...cell, cluster: moved.cluster }]));
  const gone = new Set(moved.gone);
  return {
    ...before,
    policies: before.policies.map((row) => {
      const cell = cells.get(row.policy);
      if (!cell && !gone.has(row.policy)) {
        return row;
      }
      const others = row.clusters.filter((other) => other.cluster !== moved.cluster);
      const next = [...others, ...(cell ? [cell] : [])].sort((a, b) => (a.cluster < b.cluster ? -1 : 1));
      return { ...row, clusters: next, status: worst(next) } satisfies RealizedPolicy;
    }),
  };
}

const WORST_FIRST: readonly Status[] = ['ERROR', 'IN_PROGRESS', 'UNKNOWN', 'SUCCESS'];

/** The whole is as the worst of its clusters, as the manager says it. */
function worst(cells: readonly RealizedCell[]): Status {
  return WORST_FIRST.find((status) => cells.some((cell) => cell.status === status)) ?? 'UNINITIALIZED';
}
