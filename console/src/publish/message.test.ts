import { expect, test } from 'vitest';
import { asMessage, charactersLeft, saying } from './message';

test('a message is one line, whatever is pasted', () => {
  expect(asMessage('Open\tpayments\nto\u2028all\ud800')).toBe('Open payments to all ');
});

test('a message ends after 200 characters, and none is cut in half', () => {
  expect(asMessage('🔥'.repeat(201))).toBe('🔥'.repeat(200));
});

test('what is left is said near the end only', () => {
  expect(charactersLeft('x'.repeat(159))).toBeUndefined();
  expect(charactersLeft('x'.repeat(160))).toBe(40);
  expect(charactersLeft('🔥'.repeat(200))).toBe(0);
});

test('a message is sent as UTF-8 in percents', () => {
  expect(saying(' Zahlungen öffnen: 100%+ ')).toEqual({
    'Tierwall-Message': 'Zahlungen%20%C3%B6ffnen%3A%20100%25%2B',
  });
});

test('without a message nothing is sent', () => {
  expect(saying('  ')).toEqual({});
});
