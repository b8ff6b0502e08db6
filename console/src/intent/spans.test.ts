import { describe, expect, test } from 'vitest';
import { changesOf } from './changes';
import { clusterPath, type Doc, type PolicyDoc, policyPath, spanPath } from './documents';
import { conflicts, type Draft, EMPTY, edit, overlay, rebase } from './draft';
import { applyTo } from './edits';
import { newPolicy, newSpan } from './rules';
import { catalogueOf, type Documents, policyTrees } from './snapshot';
import { spannedBy } from './spans';

const POLICY = newPolicy(policyPath('web'), 'web', 'web', 'Application');
const [ALPHA, BETA, GAMMA] = ['alpha', 'beta', 'gamma'].map(clusterPath) as [string, string, string];

/** What is published: the policy, in some clusters. */
function spanning(...clusters: readonly string[]): Documents {
  const spans = clusters.map((cluster) =>
    newSpan(spanPath(POLICY.path, cluster.split('/').at(-1) ?? ''), 'x', cluster),
  );
  return new Map<string, Doc>([POLICY, ...spans].map((doc) => [doc.path, doc]));
}

function applied(published: Documents, ...clusters: readonly string[]): Draft {
  const [tree] = policyTrees(catalogueOf(published));
  return edit(EMPTY, published, '', tree ? applyTo(tree, clusters, []).edits : new Map());
}

function commented(published: Documents): Draft {
  return edit(EMPTY, published, '', new Map([[POLICY.path, { ...POLICY, comments: 'mine' } as PolicyDoc]]));
}

describe('clusters that others changed meanwhile', () => {
  test('go together with those that I changed', () => {
    const draft = applied(spanning(ALPHA), ALPHA, BETA);
    const now = spanning(ALPHA, GAMMA);
    const [change] = changesOf(now, draft.entries);
    expect(change?.verdict).toMatchObject({ theirs: ['clusters'], clashes: [] });
    expect(change?.comparison).toEqual([
      { field: 'clusters', base: [ALPHA], theirs: [ALPHA, GAMMA], mine: [ALPHA, BETA, GAMMA], changedBy: 'both' },
    ]);
    expect([...conflicts(now, draft.entries).keys()]).toEqual([POLICY.path]);
    expect(spannedBy(overlay(now, draft.entries), POLICY.path)).toEqual([ALPHA, BETA, GAMMA]);
  });

  test('are told of a policy of which I changed something else', () => {
    const [change] = changesOf(spanning(BETA), commented(spanning(ALPHA)).entries);
    expect(change?.comparison).toEqual([
      { field: 'clusters', base: [ALPHA], theirs: [BETA], mine: [ALPHA], changedBy: 'theirs' },
    ]);
  });

  test('are nothing to tell where both did the same, or nobody else did anything', () => {
    const draft = applied(spanning(ALPHA), ALPHA, BETA);
    expect(changesOf(spanning(ALPHA), draft.entries)[0]?.comparison).toEqual([]);
    expect(changesOf(spanning(ALPHA, BETA), draft.entries)[0]?.comparison).toMatchObject([{ changedBy: 'theirs' }]);
  });

  test('are the base from here on when they are joined', () => {
    const now = spanning(ALPHA, GAMMA);
    const draft = applied(spanning(ALPHA), BETA);
    const joined = rebase(draft, now, '', draft.entries.keys());
    expect(changesOf(now, joined.entries)[0]?.verdict.theirs).toEqual([]);
    expect(spannedBy(overlay(now, joined.entries), POLICY.path)).toEqual([BETA, GAMMA]);
  });

  test('stay as others have them when theirs are chosen', () => {
    const now = spanning(ALPHA, GAMMA);
    const draft = applied(spanning(ALPHA), ALPHA, BETA);
    const left = rebase(draft, now, '', draft.entries.keys(), new Map([['clusters', 'theirs']]));
    expect(left.entries.size).toBe(0);
  });

  test('are compared with those when the first edit began, not the latest', () => {
    const first = commented(spanning(ALPHA));
    const [tree] = policyTrees(catalogueOf(spanning(ALPHA, GAMMA)));
    const second = edit(
      first,
      spanning(ALPHA, GAMMA),
      '',
      tree ? applyTo(tree, [ALPHA, BETA, GAMMA], []).edits : new Map(),
    );
    const [change] = changesOf(spanning(ALPHA, GAMMA), second.entries);
    expect(change?.comparison).toMatchObject([{ base: [ALPHA], changedBy: 'both' }]);
  });
});

test('a policy that others deleted while I changed only its clusters is there to be let go', () => {
  const draft = applied(spanning(ALPHA), ALPHA, BETA);
  const [change] = changesOf(new Map(), draft.entries);
  expect(change).toMatchObject({ path: POLICY.path, published: undefined, verdict: { clashes: ['*'] } });
});
