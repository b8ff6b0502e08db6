import { type GroupDoc, groupPath, newId } from '../intent/documents';
import type { Done } from '../intent/edits';
import { describeGroup } from '../intent/rules';
import type { Catalogue } from '../intent/snapshot';
import type { Use } from '../intent/uses';
import { named } from '../parts/naming';
import { texts } from '../texts/groups';
import { criteriaOf, expressionOf } from './criteria';
import { criteriaOfForm, type Form } from './problems';

export type GroupKind = keyof typeof texts.kinds;

/** What kind of thing a group selects. */
export function kindOfGroup(group: GroupDoc): GroupKind {
  if (!(group.group_type ?? []).includes('ANTREA')) {
    return 'other';
  }
  const { criteria, addresses } = criteriaOf(group.expression);
  const members = new Set(criteria.flatMap(({ conditions }) => conditions.map(({ member }) => member)));
  if (criteria.length === 0) {
    return addresses.length === 0 ? 'nothing' : 'addresses';
  }
  if (addresses.length > 0) {
    return 'mixed';
  }
  return members.has('Service') ? 'services' : members.has('Pod') ? 'pods' : 'namespaces';
}

/** Whether a group has all the words: in its name, in what it selects, or in the policies that name it. */
export function matches(group: GroupDoc, uses: readonly Use[], text: string): boolean {
  const said = [
    group.display_name,
    group.id,
    describeGroup(group),
    texts.kinds[kindOfGroup(group)],
    ...uses.map(({ policy, rule }) => `${policy?.display_name ?? ''} ${rule?.display_name ?? ''}`),
  ]
    .join(' ')
    .toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word));
}

export const EMPTY_FORM: Form = {
  name: '',
  description: '',
  addresses: '',
  criteria: [
    {
      joint: 'OR',
      conditions: [{ member: 'Namespace', key: 'Name', operator: 'EQUALS', name: '', scope: '', tag: '' }],
    },
  ],
};

export function formOf(group: GroupDoc): Form {
  const { criteria, addresses } = criteriaOf(group.expression);
  return {
    name: group.display_name,
    description: String(group.description ?? ''),
    criteria,
    addresses: addresses.join('\n'),
  };
}

/** The group as a form has it: what the form does not touch stays word for word. */
export function groupOf(before: GroupDoc, form: Form): GroupDoc {
  const criteria = criteriaOfForm(form);
  const same = JSON.stringify(criteriaOf(before.expression)) === JSON.stringify(criteria);
  return { ...named(before, form), expression: same ? (before.expression ?? []) : expressionOf(criteria) };
}

export function addGroup(catalogue: Catalogue, form: Form): Done {
  const name = form.name.trim();
  const id = newId(name, (taken) => catalogue.documents.has(groupPath(taken)));
  const path = groupPath(id);
  const empty: GroupDoc = { resource_type: 'Group', id, path, display_name: name, group_type: ['ANTREA'] };
  return { label: texts.done.add(name), edits: new Map([[path, groupOf(empty, form)]]), focus: path };
}

export function editGroup(before: GroupDoc, form: Form): Done {
  const after = groupOf(before, form);
  return { label: texts.done.edit(after.display_name), edits: new Map([[before.path, after]]), focus: before.path };
}

export function deleteGroup(group: GroupDoc): Done {
  return {
    label: texts.done.remove(group.display_name),
    edits: new Map([[group.path, undefined]]),
    focus: group.path,
  };
}
