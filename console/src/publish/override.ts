import { Refusal } from '../api/client';

/** A publish that a guardrail refuses has this code. */
const GUARDRAIL = 612_501;

/** Whether a publish was refused because it would break a guardrail: it can be said again, with a reason. */
export function isByGuardrail(failure: unknown): boolean {
  return failure instanceof Refusal && failure.code === GUARDRAIL;
}

/** What a publish is sent with that shall go past the guardrails; nothing without a reason. */
export function overriding(reason: string): Record<string, string> {
  return reason.trim() === '' ? {} : { 'Tierwall-Override-Guardrails': reason.trim() };
}
