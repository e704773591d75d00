import { expect, it } from 'vitest';
import { containerChanges } from '@/components/containers/container-event';

const event = (Action: string, ID: string, Type = 'container') => ({ Type, Action, Actor: { ID } });

it('needs each changed container once', () => {
  expect(containerChanges([event('create', 'a'), event('start', 'a'), event('die', 'b')])).toEqual({
    changed: ['a', 'b'],
    removed: [],
  });
});

it('knows that what was destroyed last is gone', () => {
  expect(containerChanges([event('die', 'a'), event('destroy', 'a')])).toEqual({
    changed: [],
    removed: ['a'],
  });
});

it('passes over what lists do not show', () => {
  const events = [
    event('exec_start: sh', 'a'),
    event('connect', 'n', 'network'),
    null,
    { Type: 'container' },
  ];
  expect(containerChanges(events)).toEqual({ changed: [], removed: [] });
});

it('sees health change', () => {
  expect(containerChanges([event('health_status: healthy', 'a')]).changed).toEqual(['a']);
});
