import { useQuery } from '@tanstack/react-query';
import { Age } from '../parts/age';
import { latestRevision, revisionOf } from '../revisions/queries';
import { texts } from '../texts/firewall';

/** Which revision everybody has; since when and from whom, where that is what it changed: policies, groups or services. */
export function PublishedLine({ revision }: { revision: number }) {
  const latest = useQuery(latestRevision).data;
  const draft = latest && revisionOf(latest) === revision ? latest : undefined;
  return (
    <span className="tw-quiet">
      {texts.revision(revision)}
      {draft && (
        <>
          {texts.published} <Age time={draft._create_time} /> {texts.publishedBy(draft._create_user)}
        </>
      )}
    </span>
  );
}
