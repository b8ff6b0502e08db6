import { expect, test } from 'vitest';
import { Refusal } from '../api/client';
import { isByGuardrail, overriding } from './override';

test('only what a guardrail refused can be said again with a reason', () => {
  expect(isByGuardrail(new Refusal(403, 'broken', [], 612_501))).toBe(true);
  expect(isByGuardrail(new Refusal(400, 'invalid', [], 500_012))).toBe(false);
  expect(isByGuardrail(new Error('no'))).toBe(false);
});

test('without a reason nothing goes past a guardrail', () => {
  expect(overriding('  ')).toEqual({});
  expect(overriding(' an outage ')).toEqual({ 'Tierwall-Override-Guardrails': 'an outage' });
});
