import { describe, expect, test } from 'vitest';
import type { Cluster } from '../api/tierwall';
import { howMany, matching, withAll } from './clusterChoice';

const clusters = [
  { id: 'eu-1', path: '/eu-1', display_name: 'Frankfurt', labels: { env: 'prod' } },
  { id: 'eu-2', path: '/eu-2', display_name: 'Paris', labels: { env: 'test' } },
  { id: 'us-1', path: '/us-1', display_name: 'Ohio', labels: { env: 'prod', edge: '' } },
] as unknown as readonly Cluster[];

describe('clusters to choose from', () => {
  test('are found by name, id and label, with all the words', () => {
    const found = (text: string) => matching(clusters, text).map(({ id }) => id);
    expect(found('')).toEqual(['eu-1', 'eu-2', 'us-1']);
    expect(found('PARIS')).toEqual(['eu-2']);
    expect(found('env=prod')).toEqual(['eu-1', 'us-1']);
    expect(found('eu prod')).toEqual(['eu-1']);
    expect(found('edge')).toEqual(['us-1']);
  });

  test('are chosen all, none, or some', () => {
    expect(howMany(clusters, [])).toBe(false);
    expect(howMany(clusters, ['/eu-1', '/gone'])).toBeNull();
    expect(howMany(clusters, ['/eu-1', '/eu-2', '/us-1'])).toBe(true);
  });

  test('are chosen together without those that are not shown', () => {
    const shown = matching(clusters, 'eu');
    expect(withAll(shown, ['/us-1'], true)).toEqual(['/us-1', '/eu-1', '/eu-2']);
    expect(withAll(shown, ['/us-1', '/eu-1'], false)).toEqual(['/us-1']);
  });
});
