import { describe, expect, it } from 'vitest';
import { engineSocketUrl, engineUrl } from '@/components/live/engine-url';

describe('engineUrl', () => {
  it('goes through the door of the named cluster', () => {
    expect(engineUrl('local', '/containers/json', { all: true })).toBe(
      '/clusters/local/v1.41/containers/json?all=1',
    );
  });

  it('leaves out what is not asked for', () => {
    expect(engineUrl('local', '/events', { since: undefined, until: 5, follow: false })).toBe(
      '/clusters/local/v1.41/events?until=5',
    );
  });

  it('asks the engine of a node', () => {
    expect(engineUrl('prod', '/system/df', {}, 'n1')).toBe('/clusters/prod/nodes/n1/v1.41/system/df');
  });

  it('cannot be led elsewhere by a cluster name', () => {
    expect(engineUrl('../ops', '/info')).toBe('/clusters/..%2Fops/v1.41/info');
  });

  it('speaks WebSocket on the same origin', () => {
    expect(engineSocketUrl('https://w.example', 'local', '/exec/e1/start', { tty: true })).toBe(
      'wss://w.example/clusters/local/v1.41/exec/e1/start?tty=1',
    );
  });
});
