import { describe, expect, it } from 'vitest';
import { changedLabels, keepingOwnLabels } from '@/lib/docker-api/guard/own-labels';
import type { Labels } from '@/lib/docker-api/labels';

const own = { 'io.wheelhouse.schedule.abc': 'true' };
const placed = { 'io.wheelhouse.collection': '/Shared/shop', 'io.wheelhouse.intent': 'i' };

describe('labels of a node', () => {
  it('keep ours, whatever is asked', () => {
    expect(keepingOwnLabels({}, { ...own, disk: 'ssd' })).toEqual({ labels: own });
    expect(keepingOwnLabels({ ...own, disk: 'hdd' }, own)).toEqual({ labels: { ...own, disk: 'hdd' } });
  });

  it.each<Labels>([
    { 'io.wheelhouse.schedule.abc': 'false' },
    { 'io.wheelhouse.schedule.def': 'true' },
    { 'IO.Wheelhouse.schedule.abc': 'true' },
    { ' io.wheelhouse.schedule.abc': 'true' },
    { 'io.wheelhouse.collection': '/System' },
  ])('refuse %j', (wished) => {
    expect(keepingOwnLabels(wished, own)).toHaveProperty('refused');
  });
});

describe('labels of what is placed', () => {
  it.each<Labels>([{}, { 'io.wheelhouse.collection': '/Shared/shop' }, placed])(
    'stay ours with %j',
    (wished) => {
      expect(changedLabels({ ...wished, tier: 'db' }, placed, '/Shared/shop')).toEqual({
        labels: { ...placed, tier: 'db' },
      });
    },
  );

  it.each<Labels>([
    { 'io.wheelhouse.collection': '/Shared/blog' },
    { 'com.docker.ucp.access.label': '/Shared/blog' },
    { 'io.wheelhouse.intent': 'other' },
    { 'com.docker.swarm.service.id': 'x' },
  ])('refuse %j', (wished) => {
    expect(changedLabels(wished, placed, '/Shared/shop')).toHaveProperty('refused');
  });

  it('say where it is after it was moved', () => {
    const moved = { labels: { ...placed, 'io.wheelhouse.collection': '/Shared/new' } };
    expect(changedLabels({}, placed, '/Shared/new')).toEqual(moved);
    expect(changedLabels(placed, placed, '/Shared/new')).toEqual(moved);
  });
});
