import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../api/client';
import { TIERWALL } from '../api/paths';
import type { Proof } from '../api/proof';
import { requestOf } from './proof';
import type { Question } from './question';

/** A packet that is sent when somebody says so. What one of another question met is forgotten. */
export function useProof(question: Question) {
  const request = requestOf(question);
  const about = JSON.stringify(request);
  const [known, setKnown] = useState(about);
  const proof = useMutation({ mutationFn: () => post<Proof>(`${TIERWALL}/proofs`, request) });
  if (known !== about) {
    setKnown(about);
    proof.reset();
  }
  return proof;
}
