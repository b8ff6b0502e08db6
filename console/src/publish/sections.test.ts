import { describe, expect, test } from 'vitest';
import { changesOf } from '../intent/changes';
import type { Doc } from '../intent/documents';
import { EMPTY, edit, overlay } from '../intent/draft';
import { addPolicy, addRule, change, deleteRule, moveRule } from '../intent/edits';
import { catalogueOf, type Documents, policyTrees } from '../intent/snapshot';
import { isMoved, listChange, sectionsOf } from './sections';

const GROUP: Doc = { resource_type: 'Group', id: 'g', path: '/infra/domains/default/groups/g', display_name: 'g' };

function with_(documents: Documents, edits: ReadonlyMap<string, Doc | undefined>): Documents {
  return overlay(documents, edit(EMPTY, documents, '', edits).entries);
}

function tree(documents: Documents, name: string) {
  const found = policyTrees(catalogueOf(documents)).find(({ policy }) => policy.display_name === name);
  if (!found) {
    throw new Error(`no policy ${name}`);
  }
  return found;
}

/** A policy zeta before others, with rules b before a; and a policy alpha in a later category. */
function world(): Documents {
  let documents: Documents = new Map([[GROUP.path, GROUP]]);
  documents = with_(documents, addPolicy(catalogueOf(documents), 'Application', 'alpha').edits);
  documents = with_(documents, addPolicy(catalogueOf(documents), 'Emergency', 'zeta').edits);
  documents = with_(documents, addRule(tree(documents, 'zeta'), 0, 'a').edits);
  return with_(documents, addRule(tree(documents, 'zeta'), 0, 'b').edits);
}

describe('changes by what they belong to', () => {
  test('come in the order in which packets meet them, also what is deleted; groups come last', () => {
    const base = world();
    const { policy, rules } = tree(base, 'zeta');
    const [b, a] = rules;
    let draft = edit(EMPTY, base, '', new Map([[GROUP.path, undefined]]));
    draft = edit(
      draft,
      base,
      '',
      change(tree(base, 'alpha').policy, { ...tree(base, 'alpha').policy, comments: '1' }, '').edits,
    );
    draft = edit(draft, base, '', a ? change(a, { ...a, logged: true }, '').edits : new Map());
    draft = edit(draft, base, '', b ? deleteRule(b).edits : new Map());
    draft = edit(draft, base, '', change(policy, { ...policy, comments: '2' }, '').edits);
    const after = catalogueOf(overlay(base, draft.entries));
    const sections = sectionsOf(changesOf(base, draft.entries), catalogueOf(base), after);
    expect(
      sections.map(({ policy: of, changes }) => [of?.display_name, changes.map(({ doc }) => doc.display_name)]),
    ).toEqual([
      ['zeta', ['zeta', 'b', 'a']],
      ['alpha', ['alpha']],
      [undefined, ['g']],
    ]);
  });

  test('are moves where nothing else changes', () => {
    const base = world();
    const [first] = tree(base, 'zeta').rules;
    const moved = first ? moveRule(tree(base, 'zeta'), first, 1).edits : new Map();
    const [change_] = changesOf(base, edit(EMPTY, base, '', moved).entries);
    expect(change_ && isMoved(change_)).toBe(true);
    expect(change_ && isMoved({ ...change_, mark: 'new' })).toBe(false);
  });
});

describe('the change of a list', () => {
  test('is what stays, goes and comes', () => {
    expect(listChange(['/a', '/b'], ['/b', '/c'])).toEqual({ kept: ['/b'], gone: ['/a'], come: ['/c'] });
  });

  test('is not told of what means all, or is no list', () => {
    expect(listChange(['ANY'], ['/a'])).toBeUndefined();
    expect(listChange('x', 'y')).toBeUndefined();
  });
});
