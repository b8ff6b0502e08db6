import { describe, expect, it, test } from 'vitest';
import { contains, placeOf, tipOf } from './tipText';

function button(attributes: Record<string, string>, textContent = '') {
  return { textContent, getAttribute: (name: string) => attributes[name] ?? null };
}

describe('what is shown of a button', () => {
  it('is its name when it has only an icon', () => {
    expect(tipOf(button({ 'aria-label': 'Settings of web' }))).toEqual({ name: 'Settings of web', more: '' });
  });

  it('is nothing when it can be read, or has no name', () => {
    expect(tipOf(button({ 'aria-label': 'Sources' }, 'Any'))).toBeUndefined();
    expect(tipOf(button({}))).toBeUndefined();
  });

  it('is nothing when the browser shows a title', () => {
    expect(tipOf(button({ 'aria-label': 'Hits', title: 'alpha: 3' }))).toBeUndefined();
  });

  it('is nothing while its menu is open', () => {
    const menu = { 'aria-label': 'Actions', 'aria-haspopup': 'menu' };
    expect(tipOf(button({ ...menu, 'aria-expanded': 'true' }))).toBeUndefined();
    expect(tipOf(button({ ...menu, 'aria-expanded': 'false' }))?.name).toBe('Actions');
  });

  it('says why it cannot be used', () => {
    expect(tipOf(button({ 'aria-label': 'Add', 'aria-description': 'Locked.' }))?.more).toBe('Locked.');
  });
});

test('a pointer is on it, or on its way there', () => {
  const box = { left: 100, top: 50, width: 80, height: 20 };
  expect(contains(box, 120, 60)).toBe(true);
  expect(contains(box, 120, 46)).toBe(true);
  expect(contains(box, 120, 40)).toBe(false);
  expect(contains(box, 190, 60)).toBe(false);
});

describe('where it is shown', () => {
  const tip = { width: 100, height: 20 };

  it('is below the middle of the button', () => {
    expect(placeOf({ left: 200, top: 100, width: 20, height: 20 }, tip, 1000, 800)).toEqual({ left: 160, top: 126 });
  });

  it('is above it at the lower edge of the window', () => {
    expect(placeOf({ left: 200, top: 770, width: 20, height: 20 }, tip, 1000, 800).top).toBe(744);
  });

  it('never goes beyond a side', () => {
    expect(placeOf({ left: 990, top: 0, width: 10, height: 10 }, tip, 1000, 800).left).toBe(892);
    expect(placeOf({ left: 0, top: 0, width: 10, height: 10 }, tip, 1000, 800).left).toBe(8);
  });
});
