import type { ProofRequest } from '../api/proof';
import { texts } from '../texts/explain';
import { isAddress, type Question } from './question';

/** What is sent for a question. */
export function requestOf(question: Question): ProofRequest {
  const { cluster, from, to, protocol, port, toService } = question;
  const ends = { cluster, from, to, to_kind: toService && !isAddress(to) ? 'service' : 'pod', protocol } as const;
  return protocol === 'ICMP' ? ends : { ...ends, port: Number(port) };
}

/** Why no packet can be sent for a question; empty when one can. */
export function whyNotProved(question: Question, mayProve: boolean): string {
  if (!mayProve) {
    return texts.proof.noPermission;
  }
  if (isAddress(question.from)) {
    return texts.proof.fromAddress;
  }
  if (question.protocol === 'SCTP') {
    return texts.proof.noSctp;
  }
  if (question.protocol === 'ICMP' && (Number(question.icmpType) !== 8 || Number(question.icmpCode) !== 0)) {
    return texts.proof.noEcho;
  }
  return question.protocol !== 'ICMP' && Number(question.port) === 0 ? texts.proof.noPort : '';
}
