import type { Cluster } from '../api/tierwall';

/** The labels of a cluster as people write them, in order. */
export function labelsOf({ labels }: Cluster): readonly string[] {
  return Object.entries(labels)
    .map(([key, value]) => (value === '' ? key : `${key}=${value}`))
    .sort();
}

/** Labels as they are written in one line, or in the address bar. */
export function written(labels: readonly string[]): string {
  return labels.join(',');
}

/** The other way round. */
export function read(line: string): readonly string[] {
  const labels = line.split(',').map((label) => label.trim());
  return [...new Set(labels.filter((label) => label !== ''))];
}

/** What the manager takes; what is no label is said by it. */
export function pairsOf(line: string): Record<string, string> {
  return Object.fromEntries(
    read(line).map((label) => {
      const [key = '', ...value] = label.split('=');
      return [key.trim(), value.join('=').trim()];
    }),
  );
}

/** A label more, or less if it is there already. */
export function toggled(labels: readonly string[], label: string): readonly string[] {
  return labels.includes(label) ? labels.filter((each) => each !== label) : [...labels, label];
}
