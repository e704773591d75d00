import { describe, expect, it } from 'vitest';
import { candidates, choose } from '@/gateway/resolve/choose';

const shop = { id: 'abc1', name: 'shop' };
const blog = { id: 'abc2', name: 'blog' };
const trick = { id: 'fff0', name: 'abc1' };

describe('choosing what a reference means', () => {
  it('prefers the full id to a name that is spelled like it', () => {
    expect(choose([trick, shop], 'abc1')).toBe(shop);
  });

  it('prefers a name to the start of an id', () => {
    expect(choose([shop, { id: 'eee', name: 'abc' }], 'abc')).toMatchObject({ name: 'abc' });
  });

  it('calls a start that several share ambiguous, and only among what it is given', () => {
    expect(choose([shop, blog], 'abc')).toBe('several');
    expect(choose([shop], 'abc')).toBe(shop);
  });

  it('finds nothing by the empty reference', () => {
    expect(choose([shop], '')).toBe('none');
    expect(candidates([shop], '')).toEqual([]);
  });
});
