import { describe, expect, it } from 'vitest';
import { gatewayEnvironment, supervisorEnvironment } from '@/lib/environment/processes';
import { EnvironmentError, readEnvironment } from '@/lib/environment/read';

const problemsOf = (read: () => unknown): readonly string[] => {
  try {
    read();
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
    throw error;
  }
  return [];
};

describe('the environment', () => {
  it('has a default for everything that a first start needs', () => {
    expect(supervisorEnvironment({})).toMatchObject({
      WHEELHOUSE_DATA: '.wheelhouse',
      WHEELHOUSE_HOST: '127.0.0.1',
      WHEELHOUSE_PORT: 3000,
      WHEELHOUSE_DOCKER_PORT: 2376,
      WHEELHOUSE_REGISTRIES: ['docker.io'],
    });
  });

  it('takes an empty value as absent', () => {
    expect(supervisorEnvironment({ WHEELHOUSE_PORT: '', DATABASE_URL: '' }).WHEELHOUSE_PORT).toBe(3000);
  });

  it.each([
    ['WHEELHOUSE_PORT', '70000', 'WHEELHOUSE_PORT must be a port number from 1 to 65535.'],
    ['WHEELHOUSE_PORT', '3000x', 'WHEELHOUSE_PORT must be a port number from 1 to 65535.'],
    ['WHEELHOUSE_HOST', 'a:b', 'WHEELHOUSE_HOST must be an IP address or a host name, without a port.'],
    ['WHEELHOUSE_PUBLIC_URL', 'ftp://x', 'WHEELHOUSE_PUBLIC_URL must be an http:// or https:// URL.'],
    [
      'WHEELHOUSE_PUBLIC_URL',
      'https://x/path',
      'WHEELHOUSE_PUBLIC_URL must end after the host and port, e.g. https://wheelhouse.example.',
    ],
    ['DOCKER_HOST', 'ssh://me@there', 'DOCKER_HOST must be unix:///path or tcp://host:port.'],
    ['WHEELHOUSE_ADMIN_PASSWORD', 'short', 'WHEELHOUSE_ADMIN_PASSWORD must have at least 8 characters.'],
  ])('%s=%s is refused in one sentence', (name, value, sentence) => {
    expect(problemsOf(() => supervisorEnvironment({ [name]: value }))).toEqual([sentence]);
  });

  it('names every problem at once', () => {
    expect(
      problemsOf(() => supervisorEnvironment({ WHEELHOUSE_PORT: 'a', WHEELHOUSE_HOST: ' ' })),
    ).toHaveLength(2);
  });

  it('refuses one port for both listeners', () => {
    expect(problemsOf(() => supervisorEnvironment({ WHEELHOUSE_DOCKER_PORT: '3000' }))).toEqual([
      'WHEELHOUSE_PORT and WHEELHOUSE_DOCKER_PORT must differ.',
    ]);
  });

  it('reads a list of registries', () => {
    const { WHEELHOUSE_REGISTRIES } = readEnvironment(['WHEELHOUSE_REGISTRIES'], {
      WHEELHOUSE_REGISTRIES: 'docker.io, 10.99.0.254:5000',
    });
    expect(WHEELHOUSE_REGISTRIES).toEqual(['docker.io', '10.99.0.254:5000']);
  });

  it('tells a process that was started alone what it lacks', () => {
    expect(problemsOf(() => gatewayEnvironment({}))).toEqual([
      'WHEELHOUSE_WEB_URL is not set.',
      'WHEELHOUSE_KEY_FILE is not set.',
      'WHEELHOUSE_ENGINE_KEY_FILE is not set.',
    ]);
  });
});
