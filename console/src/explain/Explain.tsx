import { Alert, Button } from '@patternfly/react-core';
import CopyIcon from '@patternfly/react-icons/dist/esm/icons/copy-icon';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Explanation } from '../api/explain';
import { useDraft } from '../draft/store';
import { countChanges } from '../intent/draft';
import { clusters, documents, realization } from '../live/queries';
import { Age } from '../parts/age';
import { Failure, Nothing, SkeletonRows } from '../parts/states';
import { useParameters } from '../parts/useParameters';
import { revisionOf, revisions } from '../revisions/queries';
import { texts } from '../texts/explain';
import { Endpoints } from './Endpoints';
import styles from './Explain.module.css';
import { endsOf } from './ends';
import { PacketForm } from './PacketForm';
import { explanation, listed } from './queries';
import { flawsOf, questionOf } from './question';
import { VerdictBanner } from './VerdictBanner';
import { Walk } from './Walk';

/** What a packet would meet, at both ends, and which rule decides. */
export default function Explain() {
  const [parameters, set] = useParameters();
  const known = useQuery(clusters);
  const question = questionOf(parameters, known.data?.[0]?.id ?? '');
  const flaws = flawsOf(question);
  const complete = Object.keys(flaws).length === 0 && question.cluster !== '';
  const answer = useQuery(explanation(question));
  const pods = useQuery(listed(question.cluster, 'pods'));
  const services = useQuery(listed(question.cluster, 'services'));
  const matrix = useQuery(realization).data;
  const history = useQuery(revisions).data ?? [];
  const changes = countChanges(useDraft().entries);
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
          onChange={set}
          onAsk={() => answer.refetch()}
        />
      )}
      {changes > 0 && complete && (
        <Alert component="p" isInline isPlain variant="info" title={texts.draftAside(changes)}>
          <Link href="/changes">{texts.draftLink}</Link>
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
            nodeOf={(pod) => pods.data?.find(({ namespace, name }) => `${namespace}/${name}` === pod)?.node}
            current={matrix?.revision}
          />
        </div>
      )}
    </>
  );
}

interface AnswerProps {
  readonly answer: Explanation;
  readonly nodeOf: (pod: string) => string | undefined;
  readonly current: number | undefined;
}

function Answer({ answer, nodeOf, current }: AnswerProps) {
  const [address, setAddress] = useState('');
  const written = useQuery(documents).data;
  const worst = answer.endpoints.find(({ verdict }) => verdict !== 'ALLOW') ?? answer.endpoints[0];
  const chosen = answer.endpoints.find((end) => end.address === address) ?? worst;
  const walk = chosen ? { ...answer, to: chosen.to, egress: chosen.egress, ingress: chosen.ingress } : answer;
  return (
    <>
      <VerdictBanner explanation={answer} />
      <Endpoints explanation={answer} shown={chosen?.address ?? ''} onShow={setAddress} />
      <Walk explanation={walk} documents={answer.revision === current ? written : undefined} nodeOf={nodeOf} />
      {answer.problems.length > 0 && (
        <Alert component="p" isInline variant="warning" title={texts.problemTitle}>
          {answer.problems.join(' ')}
        </Alert>
      )}
      <p className="tw-quiet">
        {texts.asOf} <Age time={answer.inventory_as_of} />. {texts.replies}{' '}
        {answer.elsewhere.length > 0 && texts.elsewhere(answer.elsewhere.length)}
      </p>
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
