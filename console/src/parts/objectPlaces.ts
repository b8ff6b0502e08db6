/** The screens of objects with a list and a panel beside it. */
export type Place = '/groups' | '/services';

/** The part of an address that keeps the filter of a list, from what the address bar says now. */
export function keptFilter(search: string): string {
  const filter = new URLSearchParams(search).get('filter');
  return filter ? `?filter=${encodeURIComponent(filter)}` : '';
}

/** The id in the page of the link that leads to an object. */
export function lineOf(id: string): string {
  return `line-${id}`;
}
