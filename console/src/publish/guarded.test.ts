import { describe, expect, test } from 'vitest';
import type { Guardrail } from '../api/settings';
import type { GuardrailChange, Plan, Standing } from '../api/tierwall';
import { brokenBy, guardedBy } from './guarded';

type State = Standing['state'];

function guardrail(id: string, ...states: readonly State[]): Guardrail {
  return {
    id,
    display_name: id,
    severity: 'BLOCK',
    demand: 'NOTHING_REACHES',
    from: {},
    to: {},
    sentence: '',
    standings: states.map((state, index) => ({ cluster: `/clusters/c${index}`, state })),
  };
}

function change(id: string, before: State, after: State, severity: 'BLOCK' | 'WARN' = 'BLOCK'): GuardrailChange {
  const breaks = after === 'BROKEN' && before !== 'BROKEN';
  return { guardrail: id, sentence: '', severity, breaks, before: { state: before }, after: { state: after } };
}

function plan(...changes: readonly (readonly GuardrailChange[])[]): Plan {
  return { clusters: changes.map((guardrails, index) => ({ cluster: `c${index}`, guardrails })) } as unknown as Plan;
}

describe('guardrails after a publish', () => {
  test('are all there, those that it breaks first, then those that do not hold anyway', () => {
    const after = guardedBy(plan([change('broken', 'HOLDS', 'BROKEN')], []), [
      guardrail('holds', 'HOLDS', 'HOLDS'),
      guardrail('unknown', 'HOLDS', 'UNKNOWN'),
      guardrail('as before', 'BROKEN', 'HOLDS'),
      guardrail('broken', 'HOLDS', 'HOLDS'),
    ]);
    expect(after.map(({ id, state }) => [id, state])).toEqual([
      ['broken', 'BROKEN'],
      ['as before', 'BROKEN'],
      ['unknown', 'UNKNOWN'],
      ['holds', 'HOLDS'],
    ]);
    expect(after.map(({ broken }) => broken.length)).toEqual([1, 0, 0, 0]);
  });

  test('hold again only where they do in every cluster', () => {
    const mending = plan([change('g', 'BROKEN', 'HOLDS')], []);
    expect(guardedBy(mending, [guardrail('g', 'BROKEN', 'HOLDS')])[0]).toMatchObject({ mended: true, state: 'HOLDS' });
    expect(guardedBy(mending, [guardrail('g', 'BROKEN', 'BROKEN')])[0]).toMatchObject({ mended: false });
  });

  test('are told by the plan alone while nobody has listed them', () => {
    const [unlisted] = guardedBy(plan([change('g', 'HOLDS', 'BROKEN')]), []);
    expect(unlisted).toMatchObject({ id: 'g', state: 'BROKEN', broken: [{ cluster: 'c0' }] });
  });

  test('count once however many clusters break them', () => {
    const twice = plan([change('g', 'HOLDS', 'BROKEN')], [change('g', 'UNKNOWN', 'BROKEN')]);
    expect([...brokenBy(twice, 'BLOCK')]).toEqual(['g']);
    expect(brokenBy(twice, 'WARN').size).toBe(0);
  });
});
