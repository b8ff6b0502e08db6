import { Alert } from '@patternfly/react-core';
import { useState } from 'react';
import type { Explanation } from '../api/explain';
import type { Entries } from '../intent/draft';
import type { Documents } from '../intent/snapshot';
import { Age } from '../parts/age';
import { texts } from '../texts/explain';
import { Endpoints } from './Endpoints';
import { VerdictBanner } from './VerdictBanner';
import { Walk } from './Walk';

interface Props {
  readonly answer: Explanation;
  readonly nodeOf: (pod: string) => string | undefined;
  /** The rules that it was computed from; undefined where other ones are known here. */
  readonly documents: Documents | undefined;
  /** The draft, where it is its rules that were asked about. */
  readonly draft: Entries | undefined;
}

/** What becomes of the packet, and how it comes to that. */
export function Answer({ answer, nodeOf, documents, draft }: Props) {
  const [address, setAddress] = useState('');
  const worst = answer.endpoints.find(({ verdict }) => verdict !== 'ALLOW') ?? answer.endpoints[0];
  const chosen = answer.endpoints.find((end) => end.address === address) ?? worst;
  const walk = chosen ? { ...answer, to: chosen.to, egress: chosen.egress, ingress: chosen.ingress } : answer;
  return (
    <>
      <VerdictBanner explanation={answer} />
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
