import { describe, expect, it } from 'vitest';
import { placementWish, refuseLabels, withPlacementLabel } from '@/lib/docker-api/labels';

describe('placementWish', () => {
  it('reads our label or UCP’s', () => {
    expect(placementWish(undefined)).toEqual({ collection: null });
    expect(placementWish({ a: 'b' })).toEqual({ collection: null });
    expect(placementWish({ 'io.wheelhouse.collection': '/Shared/shop' })).toEqual({
      collection: '/Shared/shop',
    });
    expect(placementWish({ 'com.docker.ucp.access.label': '/Shared/shop' })).toEqual({
      collection: '/Shared/shop',
    });
  });

  it.each(['', 'shop', '/a/../b', '/a//b', '/a/', '/a b', '//'])('refuses the wish "%s"', (wish) => {
    expect(placementWish({ 'io.wheelhouse.collection': wish })).toMatchObject({ status: 400 });
  });

  it('refuses two wishes that differ', () => {
    expect(
      placementWish({ 'io.wheelhouse.collection': '/a', 'com.docker.ucp.access.label': '/b' }),
    ).toMatchObject({ status: 400 });
  });
});

it('keeps nothing under our prefix or UCP’s but our own placement', () => {
  const sent = { 'IO.wheelhouse.collection': '/x', 'com.docker.ucp.access.owner': 'eve', mine: '1' };
  expect(withPlacementLabel(sent, '/a')).toEqual({ mine: '1', 'io.wheelhouse.collection': '/a' });
});

it.each(['io.wheelhouse.owner', 'IO.WHEELHOUSE.x', ' io.wheelhouse.x', 'com.docker.swarm.task.id'])(
  'refuses the label %s',
  (key) => {
    expect(refuseLabels({ [key]: 'x' })).toContain('alone');
  },
);

it('leaves other labels alone', () => {
  expect(
    refuseLabels({ 'io.wheelhouse.collection': '/a', 'com.docker.compose.project': 'x', a: '' }),
  ).toBeNull();
});
