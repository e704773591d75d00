import { describe, expect, it } from 'vitest';
import { touchedBy } from '@/gateway/inventory/touched-by';

describe('what a request may change', () => {
  it.each([
    ['POST', '/v1.41/containers/abc/rename?name=b', [{ kind: 'container', id: 'abc' }]],
    [
      'DELETE',
      '/v1.41/containers/abc?force=1',
      [
        { kind: 'container', id: 'abc' },
        { kind: 'volume', id: null },
      ],
    ],
    ['DELETE', '/v1.41/volumes/a%2Bb', [{ kind: 'volume', id: 'a+b' }]],
    [
      'POST',
      '/v1.41/services/s1/update?version=3',
      [
        { kind: 'service', id: 's1' },
        { kind: 'task', id: null },
      ],
    ],
    ['POST', '/v1.41/containers/prune', [{ kind: 'container', id: null }]],
    ['POST', '/v1.41/containers/abc/wait', [{ kind: 'container', id: 'abc' }]],
    ['POST', '/v1.41/containers/create?name=x', [{ kind: 'volume', id: null }]],
    ['POST', '/v1.41/networks/create', [{ kind: 'network', id: null }]],
    ['POST', '/v1.41/containers/abc/exec', []],
    ['POST', '/v1.41/exec/abc/start', []],
    ['POST', '/v1.41/images/x/tag', [{ kind: 'image', id: null }]],
    ['POST', '/v1.41/images/x/push', []],
    ['GET', '/v1.41/containers/abc/json', []],
  ])('%s %s', (method, target, touched) => {
    expect(touchedBy({ method, target })).toEqual(touched);
  });

  it('all that a Swarm has, when the Swarm itself is changed', () => {
    const kinds = touchedBy({ method: 'POST', target: '/v1.41/swarm/leave' }).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['config', 'network', 'node', 'secret', 'service', 'task']);
  });
});
