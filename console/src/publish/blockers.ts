import { texts } from '../texts/publish';

interface InTheWay {
  /** Whether something has to be chosen between mine and theirs. */
  readonly clashes: boolean;
  /** How many guardrails it would break without a reason. */
  readonly broken: number;
  /** Whether something may open on the way, and nobody has agreed to it. */
  readonly opens: boolean;
}

/** All that has to be done before it can be published, in words; empty when nothing is in the way. */
export function blockersOf({ clashes, broken, opens }: InTheWay): string[] {
  return [
    ...(clashes ? [texts.blocked] : []),
    ...(broken > 0 ? [texts.blockedByGuardrail(broken)] : []),
    ...(opens ? [texts.blockedByOpening] : []),
  ];
}
