import type { Doc, GroupDoc, RuleDoc } from '../intent/documents';
import { describeGroup, describePorts } from '../intent/rules';
import type { Documents } from '../intent/snapshot';
import { texts as common } from '../texts/common';
import { texts } from '../texts/revisions';

/** The value of a field as people say it: names instead of paths, sentences instead of expressions. */
export function sayValue(doc: Doc | undefined, field: string, documents: Documents): string {
  const value = doc?.[field];
  if (doc === undefined || value === undefined || value === null || value === '') {
    return texts.nothing;
  }
  if (field === 'expression') {
    return describeGroup(doc as GroupDoc);
  }
  if (field === 'service_entries') {
    return describePorts(doc as RuleDoc).join('; ') || texts.nothing;
  }
  return said(value, documents);
}

function said(value: unknown, documents: Documents): string {
  if (Array.isArray(value)) {
    return value.map((each) => said(each, documents)).join(', ') || texts.nothing;
  }
  switch (typeof value) {
    case 'boolean':
      return value ? texts.yes : texts.no;
    case 'string':
      return value === 'ANY' ? common.any : (documents.get(value)?.display_name ?? lastPart(value));
    case 'number':
      return String(value);
    default:
      return JSON.stringify(value);
  }
}

function lastPart(text: string): string {
  return text.startsWith('/infra/') ? text.slice(text.lastIndexOf('/') + 1) : text;
}

/** The name of a field as people say it. */
export function fieldName(field: string): string {
  return texts.fields[field] ?? field.replaceAll('_', ' ');
}
