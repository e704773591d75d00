import { describe, expect, it } from 'vitest';
import { filterEvent } from '@/lib/docker-api/answers/events';
import type { JsonObject } from '@/lib/docker-api/json';

const event = (Type: string, Action: string, ID: string, Attributes: JsonObject = {}): JsonObject => ({
  status: Action,
  id: ID,
  Type,
  Action,
  Actor: { ID, Attributes },
  scope: 'local',
  time: 1,
  timeNano: 1n,
  Unknown: 'secret',
});
const mine = (_kind: string, id: string) => id.startsWith('mine');

describe('filterEvent', () => {
  it('shows what happens to things that the person sees', () => {
    expect(filterEvent(event('container', 'die', 'mine1', { exitCode: '0' }), mine)).toMatchObject({
      status: 'die',
      Action: 'die',
      Actor: { ID: 'mine1', Attributes: { exitCode: '0' } },
    });
    expect(filterEvent(event('container', 'health_status: healthy', 'mine1'), mine)).toMatchObject({
      Action: 'health_status: healthy',
    });
  });

  it.each([
    ['another container', event('container', 'die', 'theirs')],
    ['the daemon', event('daemon', 'reload', 'mine1')],
    ['a plugin', event('plugin', 'enable', 'mine1')],
    ['a kind that is not known', event('new', 'x', 'mine1')],
    ['nothing', {}],
    ['no id', event('container', 'die', '')],
    ['another container on a network', event('network', 'connect', 'mine-net', { container: 'theirs' })],
    ['another container with a volume', event('volume', 'mount', 'mine-vol', { container: 'theirs' })],
    ['a network of others', event('network', 'connect', 'theirs', { container: 'mine1' })],
  ])('drops an event of %s', (_, dropped) => {
    expect(filterEvent(dropped, mine)).toBeNull();
  });

  it('shows of an exec neither its command line nor its id', () => {
    const shown = filterEvent(
      event('container', 'exec_create: sh -c "curl -u ana:secret x"', 'mine1', {
        execID: 'secret',
        name: 'web',
      }),
      mine,
    );
    expect(shown).toMatchObject({
      Action: 'exec_create',
      status: 'exec_create',
      Actor: { Attributes: { name: 'web' } },
    });
    expect(
      Object.values(shown ?? {})
        .map(String)
        .join(),
    ).not.toContain('secret');
    expect(shown?.Actor).toEqual({ ID: 'mine1', Attributes: { name: 'web' } });
  });
});
