import { describe, expect, it } from 'vitest';
import { parseEndpoint } from '@/gateway/engines/endpoint';

const tls = { ca: 'ca', cert: 'cert', key: 'key' };

describe('an endpoint', () => {
  it('is a socket or an address', () => {
    expect(parseEndpoint('unix:///run/docker.sock', null)).toEqual({
      kind: 'unix',
      socketPath: '/run/docker.sock',
    });
    expect(parseEndpoint('tcp://engine.example:2376', tls)).toMatchObject({ kind: 'tls', port: 2376 });
    expect(parseEndpoint('tcp://[fd00::1]:2376', tls)).toMatchObject({ kind: 'tls', host: 'fd00::1' });
  });

  it.each(['tcp://127.0.0.1:2375', 'tcp://localhost:2375', 'tcp://[::1]:2375'])(
    '%s may go without TLS',
    (endpoint) => {
      expect(parseEndpoint(endpoint, null).kind).toBe('tcp');
    },
  );

  it.each(['tcp://10.0.0.1:2375', 'tcp://127.0.0.1.evil.example:2375', 'tcp://localhost.evil:2375'])(
    '%s may not',
    (endpoint) => {
      expect(() => parseEndpoint(endpoint, null)).toThrow('needs TLS');
    },
  );

  it.each(['http://x:1', 'tcp://x', 'tcp://x:1/path', 'ssh://x', 'tcp://a@b:1'])('%s is none', (endpoint) => {
    expect(() => parseEndpoint(endpoint, tls)).toThrow('must be');
  });
});
