import { Alert } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Explanation } from '../api/explain';
import type { Entries } from '../intent/draft';
import type { Documents } from '../intent/snapshot';
import { may, user } from '../live/queries';
import { Age } from '../parts/age';
import { texts } from '../texts/explain';
import { Endpoints } from './Endpoints';
import { ProofPanel } from './ProofPanel';
import { whyNotProved } from './proof';
import type { Question } from './question';
import { useProof } from './useProof';
import { VerdictBanner } from './VerdictBanner';
import { Walk } from './Walk';

interface Props {
  readonly answer: Explanation;
  readonly question: Question;
  readonly nodeOf: (pod: string) => string | undefined;
  /** The rules that it was computed from; undefined where other ones are known here. */
  readonly documents: Documents | undefined;
  /** The draft, where it is its rules that were asked about. */
  readonly draft: Entries | undefined;
}

/** What becomes of the packet, and how it comes to that. */
export function Answer({ answer, question, nodeOf, documents, draft }: Props) {
  const [address, setAddress] = useState('');
  const who = useQuery(user).data;
  const proof = useProof(question);
  const worst = answer.endpoints.find(({ verdict }) => verdict !== 'ALLOW') ?? answer.endpoints[0];
  const chosen = answer.endpoints.find((end) => end.address === address) ?? worst;
  const walk = chosen ? { ...answer, to: chosen.to, egress: chosen.egress, ingress: chosen.ingress } : answer;
  return (
    <>
      <VerdictBanner explanation={answer} proof={proof.data}>
        <ProofPanel
          proof={proof.data}
          failure={proof.error?.message ?? ''}
          isRunning={proof.isPending}
          why={whyNotProved(question, who !== undefined && may(who))}
          onProve={() => proof.mutate()}
        />
      </VerdictBanner>
      <Endpoints explanation={answer} shown={chosen?.address ?? ''} onShow={setAddress} />
      <Walk explanation={walk} documents={documents} draft={draft} nodeOf={nodeOf} />
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
