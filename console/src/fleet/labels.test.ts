import { describe, expect, test } from 'vitest';
import type { Cluster } from '../api/tierwall';
import { labelsOf, pairsOf, read, toggled, written } from './labels';

describe('labels of clusters', () => {
  test('are written in order, and without a value where there is none', () => {
    const cluster = { labels: { site: 'fra', env: 'prod', edge: '' } } as unknown as Cluster;
    expect(labelsOf(cluster)).toEqual(['edge', 'env=prod', 'site=fra']);
  });

  test('come back from the address bar as they went there', () => {
    expect(read(written(['env=prod', 'edge']))).toEqual(['env=prod', 'edge']);
    expect(read('')).toEqual([]);
  });

  test('are read from what people type', () => {
    expect(pairsOf(' env = prod, edge ,, a=b=c')).toEqual({ env: 'prod', edge: '', a: 'b=c' });
  });

  test('are taken away by choosing them again', () => {
    expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
  });
});
