import { describe, expect, it } from 'vitest';
import { keptEvent } from '@/lib/docker-api/answers/kept-event';

const event = (over: object) => ({
  Type: 'container',
  Action: 'die',
  Actor: { ID: 'abc', Attributes: { name: 'web', image: 'busybox', exitCode: '137', secret: 'label' } },
  time: 1_700_000_000,
  timeNano: 1_700_000_000_123_456_789n,
  ...over,
});

describe('an event that is kept', () => {
  it('says what happened to what, without labels', () => {
    expect(keptEvent(event({}))).toEqual({
      kind: 'container',
      id: 'abc',
      name: 'web',
      action: 'die',
      engineTime: 1_700_000_000_123_456_789n,
      containerId: null,
      details: { image: 'busybox', exitCode: '137' },
    });
  });

  it('names the container that it also tells of', () => {
    const connect = event({
      Type: 'network',
      Action: 'connect',
      Actor: { ID: 'n', Attributes: { container: 'abc' } },
    });
    expect(keptEvent(connect)).toMatchObject({ kind: 'network', containerId: 'abc', details: {} });
  });

  it('says which name an image got, and none where it is named by its id', () => {
    const id = `sha256:${'a'.repeat(64)}`;
    const image = (Action: string, ID: string, name: string) =>
      keptEvent(event({ Type: 'image', Action, Actor: { ID, Attributes: { name } } }))?.details;
    expect(image('tag', id, 'web:2')).toEqual({ name: 'web:2' });
    expect(image('untag', id, id)).toEqual({});
    expect(image('pull', 'web:2', 'web')).toEqual({});
  });

  it('takes whole seconds where an engine gives no more', () => {
    expect(keptEvent(event({ timeNano: undefined }))?.engineTime).toBe(1_700_000_000_000_000_000n);
  });

  it.each([
    ['health checks', { Action: 'exec_start: /bin/sh -c secret' }],
    ['glances', { Action: 'top' }],
    ['the daemon itself', { Type: 'daemon', Action: 'reload' }],
    ['what has no time', { time: undefined, timeNano: undefined }],
  ])('is none of %s', (_, over) => expect(keptEvent(event(over))).toBeNull());
});
