import type { Doc } from './documents';

/** Whether two states of an object say the same, whoever wrote them and when. */
export function sameContent(a: Doc | undefined, b: Doc | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && changedFields(a, b).length === 0);
}

const READ_ONLY = new Set([
  'children',
  'rules',
  'rule_count',
  'internal_sequence_number',
  'lock_modified_by',
  'lock_modified_time',
  'rule_id',
  'marked_for_delete',
  'overridden',
  'unique_id',
  'realization_id',
  'owner_id',
  'origin_site_id',
  'remote_path',
  'parent_path',
  'relative_path',
  'is_default',
  'state',
]);

/** Whether people can write a field, or the manager says it. */
export function isWritable(field: string): boolean {
  return !field.startsWith('_') && !READ_ONLY.has(field);
}

/** The fields that people can write and in which two states differ, sorted. */
export function changedFields(a: Doc, b: Doc): string[] {
  const fields = new Set([...Object.keys(a), ...Object.keys(b)].filter(isWritable));
  return [...fields].filter((field) => !equal(a[field], b[field])).sort();
}

/** Whether two values of JSON are the same. */
export function equal(a: unknown, b: unknown): boolean {
  if (a === b) {
    return true;
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return false;
  }
  if (Array.isArray(a) !== Array.isArray(b)) {
    return false;
  }
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => equal(left[key], right[key]));
}
