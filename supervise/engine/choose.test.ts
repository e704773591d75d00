import { describe, expect, it } from 'vitest';
import { chooseEngine, isOwnEndpoint } from '@/supervise/engine/choose';

const directory = { path: '/data', id: '0123456789', keys: '', logs: '', run: '/run/wheelhouse/0123456789' };

describe('the engine for cluster local', () => {
  it('is the one that DOCKER_HOST names', async () => {
    const choice = await chooseEngine(directory, { DOCKER_HOST: 'tcp://engine.example:2375' }, null);
    expect(choice).toEqual({ kind: 'theirs', endpoint: 'tcp://engine.example:2375', tls: null });
  });

  it('asks for TLS files as the docker CLI does', async () => {
    const environment = { DOCKER_HOST: 'tcp://engine.example:2376', DOCKER_CERT_PATH: '/nonexistent' };
    await expect(chooseEngine(directory, environment, null)).rejects.toThrow(
      /^The TLS files for DOCKER_HOST cannot be read: .*ca\.pem/,
    );
  });

  it('knows a socket of ours from one of theirs', () => {
    expect(isOwnEndpoint('unix:///run/wheelhouse/0123456789/docker.sock')).toBe(true);
    expect(isOwnEndpoint('unix:///var/run/docker.sock')).toBe(false);
    expect(isOwnEndpoint('tcp://run/wheelhouse/0123456789/docker.sock')).toBe(false);
  });
});
