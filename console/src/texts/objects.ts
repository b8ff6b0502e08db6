import type { Role } from '../intent/uses';

/** The words that groups and services share. */
export const texts = {
  columns: { name: 'Name', used: 'Used' },
  usedBy: (places: number) => (places === 0 ? 'not used' : `${places} ${places === 1 ? 'place' : 'places'}`),
  more: (count: number) => `Show ${count} more`,
  uses: {
    title: 'Used by',
    none: 'No policy, rule or service names it.',
    table: 'Where it is used',
    where: 'Where',
    as: 'As',
    roles: {
      sources: 'Sources',
      destinations: 'Destinations',
      services: 'Services',
      appliedTo: 'Applied To',
      nested: 'Contained',
    } satisfies Record<Role, string>,
    wholePolicy: 'the policy',
    inClusters: 'Clusters',
    clusters: (count: number) => (count === 0 ? 'no cluster' : `${count} ${count === 1 ? 'cluster' : 'clusters'}`),
  },
  panel: {
    close: 'Close',
    edit: 'Edit',
    remove: 'Delete',
    restore: 'Keep it after all',
    noPermission: 'Your role may read, not change.',
    changed: 'Last changed',
    by: (who: string) => `by ${who}`,
  },
  form: {
    name: 'Name',
    description: 'Description (optional)',
    save: 'Keep in draft',
    cancel: 'Cancel',
    unsaved: 'Nothing reaches a cluster before you publish.',
  },
  problems: {
    tooLong: (most: number) => `At most ${most} characters are possible.`,
    fix: (count: number) => `${count} ${count === 1 ? 'field needs' : 'fields need'} another look.`,
  },
  keep: (name: string) => `Keep ${name}`,
} as const;
