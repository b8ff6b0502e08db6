import { describe, expect, test } from 'vitest';
import { isAddress, splitAddresses } from './addresses';

describe('addresses', () => {
  test('are read as the guide writes them, and from a pasted list', () => {
    expect(splitAddresses('192.168.100.0/24 192.168.200.0/24')).toEqual(['192.168.100.0/24', '192.168.200.0/24']);
    expect(splitAddresses('10.0.0.1,\n10.0.0.2 - 10.0.0.9;')).toEqual(['10.0.0.1', '10.0.0.2-10.0.0.9']);
  });

  test.each([
    '10.0.0.1',
    '192.168.100.0/24',
    '0.0.0.0/0',
    '10.1.1.1-10.1.1.9',
    '2001:db8::/32',
    '::1',
    'fe80::1-fe80::9',
  ])('%s is one', (text) => {
    expect(isAddress(text)).toBe(true);
  });

  test.each([
    '',
    '10.0.0',
    '10.0.0.256',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.9-10.0.0.1',
    '10.0.0.1-::1',
    '1::2::3',
    'web',
  ])('“%s” is none', (text) => {
    expect(isAddress(text)).toBe(false);
  });
});
