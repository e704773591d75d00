import { expect, it } from 'vitest';
import { type CleanUpFilter, isAmong } from '@/components/disk/clean-up-filter';
import type { DiskItem } from '@/components/disk/disk-items';

const hour = 3_600_000;
const now = 1_000 * hour;
const any: CleanUpFilter = { kind: '', olderThanHours: 0, label: '' };
const item: DiskItem = {
  kind: 'container',
  id: 'c',
  name: 'c',
  bytes: 1,
  createdAt: now - 25 * hour,
  labels: { team: 'shop' },
  unusedBecause: 'It is stopped.',
  tags: [],
  mark: 'c',
};
const among = (filter: Partial<CleanUpFilter>, over: Partial<DiskItem> = {}) =>
  isAmong({ ...item, ...over }, { ...any, ...filter }, now);

it('never holds what is used', () => {
  expect(among({})).toBe(true);
  expect(among({}, { unusedBecause: null })).toBe(false);
});

it('narrows to a kind, an age and a label', () => {
  expect([among({ kind: 'container' }), among({ kind: 'image' })]).toEqual([true, false]);
  expect([among({ olderThanHours: 24 }), among({ olderThanHours: 48 })]).toEqual([true, false]);
  expect(among({ olderThanHours: 24 }, { createdAt: null })).toBe(false);
  expect(among({ label: 'team' })).toBe(true);
  expect(among({ label: 'team=shop' })).toBe(true);
  expect(among({ label: 'team=bank' })).toBe(false);
  expect(among({ label: '!team' })).toBe(false);
  expect(among({ label: '!keep' })).toBe(true);
  expect(among({ label: 'toString' })).toBe(false);
});
