import { TIERWALL, withQuery } from '../api/paths';

export const PROTOCOLS = ['TCP', 'UDP', 'SCTP', 'ICMP'] as const;

export type Protocol = (typeof PROTOCOLS)[number];

/** A packet that somebody asks about, as the address bar keeps it: all of it is text until it is asked. */
export interface Question {
  readonly cluster: string;
  readonly from: string;
  readonly to: string;
  readonly toService: boolean;
  readonly protocol: Protocol;
  readonly port: string;
  readonly icmpType: string;
  readonly icmpCode: string;
  /** Empty for what is published, {@link DRAFT} for what one's draft makes of it. */
  readonly revision: string;
}

/** Says in the address bar that the draft is asked about. */
export const DRAFT = 'draft';

export function questionOf(parameters: URLSearchParams, anyCluster: string): Question {
  const said = (name: string, otherwise = '') => parameters.get(name) ?? otherwise;
  return {
    cluster: said('cluster', anyCluster),
    from: said('from'),
    to: said('to'),
    toService: said('kind') === 'service',
    protocol: PROTOCOLS.find((each) => each === said('protocol')) ?? 'TCP',
    port: said('port'),
    icmpType: said('type', '8'),
    icmpCode: said('code', '0'),
    revision: said('revision'),
  };
}

/** What is still missing or wrong, by field. */
export type Flaws = Readonly<Partial<Record<'from' | 'to' | 'port' | 'type' | 'code', 'missing' | 'wrong'>>>;

const ADDRESS = /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:.]*)$/i;
const NAMED = /^[a-z0-9.-]+\/[a-z0-9.-]+$/;

/** Whether a text is an address rather than the name of a pod. */
export function isAddress(text: string): boolean {
  return ADDRESS.test(text) && !text.split('.').some((part) => /^\d+$/.test(part) && Number(part) > 255);
}

export function flawsOf(question: Question): Flaws {
  const end = (text: string) => flaw(text, isAddress(text) || NAMED.test(text));
  const flaws = { from: end(question.from), to: end(question.to) };
  const rest =
    question.protocol === 'ICMP'
      ? { type: number(question.icmpType, 0, 255), code: number(question.icmpCode, 0, 255) }
      : { port: number(question.port, 0, 65_535) };
  return Object.fromEntries(Object.entries({ ...flaws, ...rest }).filter(([, value]) => value !== undefined));
}

function number(text: string, least: number, most: number): 'missing' | 'wrong' | undefined {
  return flaw(text, /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most);
}

function flaw(text: string, right: boolean): 'missing' | 'wrong' | undefined {
  return text === '' ? 'missing' : right ? undefined : 'wrong';
}

/** Where the question is asked. */
export function addressOf(question: Question): string {
  const icmp = question.protocol === 'ICMP';
  return withQuery(`${TIERWALL}/explain`, {
    cluster: question.cluster,
    from: question.from,
    to: question.to,
    to_kind: question.toService && !icmp && !isAddress(question.to) ? 'service' : '',
    protocol: question.protocol,
    port: icmp ? '' : question.port,
    icmp_type: icmp ? question.icmpType : '',
    icmp_code: icmp ? question.icmpCode : '',
    revision: question.revision === DRAFT ? '' : question.revision,
  });
}

/** What is asked where a draft is meant and there is none: it is the published rules then. */
export function withoutDraft(question: Question): Question {
  return question.revision === DRAFT ? { ...question, revision: '' } : question;
}
