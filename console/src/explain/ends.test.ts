import { describe, expect, it } from 'vitest';
import { endsOf, matching } from './ends';

const listed = (name: string, address: string, labels: Record<string, string> = {}) => ({
  namespace: 'shop',
  name,
  addresses: [address],
  ports: [],
  labels,
});
const ends = endsOf(
  [listed('web', '10.0.0.1', { app: 'front' }), listed('db', '10.0.0.2')],
  [listed('web', '10.9.0.1')],
);

describe('the ends of a packet', () => {
  it('are found by name, label or address', () => {
    expect(matching(ends, 'db').map(({ value }) => value)).toEqual(['shop/db']);
    expect(matching(ends, 'app=front')).toHaveLength(1);
    expect(matching(ends, 'shop web')).toHaveLength(2);
  });

  it('are addresses, too, known or not', () => {
    expect(matching(ends, '10.0.0.2').map(({ kind }) => kind)).toEqual(['address', 'pod']);
    expect(matching(ends, '192.0.2.7')).toEqual([{ kind: 'address', value: '192.0.2.7', about: '' }]);
  });
});
