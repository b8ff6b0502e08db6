import { Alert, Button } from '@patternfly/react-core';
import CopyIcon from '@patternfly/react-icons/dist/esm/icons/copy-icon';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCatalogue } from '../draft/useCatalogue';
import { countChanges } from '../intent/draft';
import { treeOf } from '../intent/tree';
import { clusters, realization } from '../live/queries';
import { Failure, Nothing, SkeletonRows } from '../parts/states';
import { useParameters } from '../parts/useParameters';
import { revisionOf, revisions } from '../revisions/queries';
import { texts } from '../texts/explain';
import { Answer } from './Answer';
import styles from './Explain.module.css';
import { endsOf } from './ends';
import { PacketForm } from './PacketForm';
import { explanation, listed } from './queries';
import { DRAFT, flawsOf, questionOf, withoutDraft } from './question';

/** What a packet would meet, at both ends, and which rule decides. */
export default function Explain() {
  const [parameters, set] = useParameters();
  const known = useQuery(clusters);
  const asked = questionOf(parameters, known.data?.[0]?.id ?? '');
  const { published, draft, catalogue, query: intent } = useCatalogue();
  const changes = countChanges(draft.entries);
  const question = changes > 0 ? asked : withoutDraft(asked);
  const flaws = flawsOf(question);
  const complete = Object.keys(flaws).length === 0 && question.cluster !== '';
  const drafted = question.revision === DRAFT;
  const walk = explanation(question, drafted ? treeOf(published, draft.entries) : undefined);
  const answer = useQuery({ ...walk, enabled: walk.enabled === true && (!drafted || intent.isSuccess) });
  const pods = useQuery(listed(question.cluster, 'pods'));
  const services = useQuery(listed(question.cluster, 'services'));
  const matrix = useQuery(realization).data;
  const history = useQuery(revisions).data ?? [];
  const documents =
    answer.data?.rules === 'DRAFT'
      ? catalogue.documents
      : answer.data?.revision === matrix?.revision
        ? published
        : undefined;
  const ends = endsOf(pods.data ?? [], services.data ?? []);

  return (
    <>
      <div className="tw-row">
        <h1>{texts.title}</h1>
        <span className="tw-quiet">{texts.subtitle}</span>
        <span className="tw-spring" />
        <CopyLink />
      </div>
      {known.isError && <Failure what={texts.title} query={known} />}
      {known.data?.length === 0 && (
        <div className="tw-card">
          <Nothing title={texts.empty.noCluster}>{texts.empty.noClusterBody}</Nothing>
        </div>
      )}
      {known.data && known.data.length > 0 && (
        <PacketForm
          question={question}
          flaws={flaws}
          clusters={known.data}
          ends={ends}
          state={pods.isError ? 'unreadable' : pods.isPending ? 'loading' : 'known'}
          published={matrix?.revision}
          revisions={history.map(revisionOf)}
          hasDraft={changes > 0}
          onChange={set}
          onAsk={() => answer.refetch()}
        />
      )}
      {complete && question !== asked && <Alert component="p" isInline isPlain variant="info" title={texts.noDraft} />}
      {complete && changes > 0 && !drafted && (
        <Alert component="p" isInline isPlain variant="info" title={texts.draftAside(changes)}>
          <Button variant="link" isInline onClick={() => set({ revision: DRAFT })}>
            {texts.draftAsk}
          </Button>
        </Alert>
      )}
      {!complete && known.data && known.data.length > 0 && (
        <div className="tw-card">
          <Nothing title={Object.values(flaws).includes('wrong') ? texts.empty.wrong : texts.empty.title}>
            {texts.empty.body}
          </Nothing>
        </div>
      )}
      {complete && answer.isError && <Failure what={texts.walk} query={answer} />}
      {complete && answer.isPending && (
        <div className="tw-card">
          <SkeletonRows />
        </div>
      )}
      {complete && answer.data && !answer.isError && (
        <div className={answer.isPlaceholderData ? styles.stale : styles.answer} aria-busy={answer.isFetching}>
          <Answer
            key={answer.data.to}
            answer={answer.data}
            question={question}
            nodeOf={(pod) => pods.data?.find(({ namespace, name }) => `${namespace}/${name}` === pod)?.node}
            documents={documents}
            draft={answer.data.rules === 'DRAFT' ? draft.entries : undefined}
          />
        </div>
      )}
    </>
  );
}

function CopyLink() {
  const [copied, setCopied] = useState(false);
  return (
    <Button
      variant="secondary"
      icon={<CopyIcon />}
      onClick={() => navigator.clipboard.writeText(location.href).then(() => setCopied(true))}
      onBlur={() => setCopied(false)}
    >
      <span aria-live="polite">{copied ? texts.copied : texts.copy}</span>
    </Button>
  );
}
