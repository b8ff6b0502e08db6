import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { Refusal } from '../api/client';
import { changesOf } from '../intent/changes';
import { policyOf } from '../intent/documents';
import { overlay } from '../intent/draft';
import { catalogueOf } from '../intent/snapshot';
import { realization, user } from '../live/queries';
import { Failure, Nothing, SkeletonRows } from '../parts/states';
import { revisionOf, revisions } from '../revisions/queries';
import { texts } from '../texts/publish';
import { ChangeList } from './ChangeList';
import { Columns } from './Columns';
import { ProgressFoot } from './ProgressFoot';
import { progressOf } from './progress';
import { type Published, published, publishedPlan } from './published';
import { Words } from './words';

/** What has been published, as it was reviewed, and how far the clusters are with it. */
export function Publishing({ revision }: { revision: number }) {
  const what = useQuery(published(revision));
  const plan = useQuery(publishedPlan(revision));
  const matrix = useQuery(realization).data;
  const known = useQuery(revisions).data;
  const me = useQuery(user).data?.user_name;
  const shown = useMemo(() => what.data && reading(what.data), [what.data]);
  const rows = matrix && shown && progressOf(matrix, revision, shown.policies).filter(({ concerned }) => concerned);
  const done = rows?.every(({ stage }) => stage === 3) ?? false;
  const kept = known?.find((draft) => revisionOf(draft) === revision);
  const changes = shown?.changes ?? [];
  if (what.error instanceof Refusal && what.error.status === 404) {
    return (
      <>
        <h1>{texts.title}</h1>
        <div className="tw-card">
          <Nothing title={texts.notKept(revision)} action={<Link href="/revisions">{texts.toRevisions}</Link>}>
            {texts.notKeptBody}
          </Nothing>
        </div>
      </>
    );
  }
  return (
    <>
      <div className="tw-row">
        <h1>{done ? texts.published(revision) : texts.publishingRevision(revision)}</h1>
        <span className="tw-quiet">{shown && texts.changesBy(changes.length, kept?._create_user ?? me ?? '')}</span>
        {kept?.description && (
          <span className="tw-clip" title={kept.description}>
            {kept.description}
          </span>
        )}
      </div>
      {what.isError && <Failure what={texts.whatChanged(revision)} query={what} />}
      <Columns
        count={shown ? texts.publishedCount(changes.length) : ''}
        plan={plan}
        revision={revision}
        changes={
          shown ? (
            <ChangeList changes={changes} catalogue={shown.catalogue} words={shown.words} />
          ) : (
            what.isFetching && <SkeletonRows />
          )
        }
      />
      <ProgressFoot revision={revision} rows={rows} since={kept?._create_time} known={known?.map(revisionOf)} />
    </>
  );
}

function reading({ before, entries }: Published) {
  const changes = changesOf(before, entries);
  const catalogue = catalogueOf(overlay(before, entries));
  return {
    changes,
    catalogue,
    words: new Words(before, catalogue, entries),
    policies: new Set(changes.map(({ path }) => policyOf(path)).filter(Boolean)),
  };
}
