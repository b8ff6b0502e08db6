import type { Listed } from '../api/explain';
import { isAddress } from './question';

/** Something that a packet can come from or go to. */
export interface End {
  readonly kind: 'pod' | 'service' | 'address';
  /** As the question says it. */
  readonly value: string;
  readonly about: string;
}

export function endsOf(pods: readonly Listed[], services: readonly Listed[]): End[] {
  return [...pods.map((pod) => end('pod', pod)), ...services.map((service) => end('service', service))];
}

function end(kind: 'pod' | 'service', { namespace, name, addresses, labels, ports, node }: Listed): End {
  const said = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  const about = [addresses.join(', '), node ?? ports.join(', '), ...said].filter(Boolean).join(' · ');
  return { kind, value: `${namespace}/${name}`, about };
}

/** The ends that have all the words of a text in their names, addresses or labels; an address is one in itself. */
export function matching(ends: readonly End[], text: string): End[] {
  const wanted = text.trim().toLowerCase();
  const words = wanted.split(/\s+/).filter(Boolean);
  const found = ends.filter((each) => {
    const haystack = `${each.value} ${each.about}`.toLowerCase();
    return words.every((word) => haystack.includes(word));
  });
  return isAddress(wanted) ? [{ kind: 'address', value: wanted, about: '' }, ...found] : found;
}
