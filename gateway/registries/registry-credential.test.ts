import { describe, expect, it } from 'vitest';
import { registryCredential, writeCredential } from '@/gateway/registries/registry-credential';

const header = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const login = { username: 'ana', password: 'secret' };

describe('the credential for a registry', () => {
  it('is none where the client sent none, or an empty one', () => {
    expect(registryCredential(undefined, 'docker.io')).toBeNull();
    expect(registryCredential(header({}), 'docker.io')).toBeNull();
  });

  it('passes to the host that it names, under any of its names', () => {
    const sent = registryCredential(
      header({ ...login, serveraddress: 'https://index.docker.io/v1/' }),
      'docker.io',
    );
    expect(JSON.parse(Buffer.from(sent ?? '', 'base64url').toString())).toMatchObject(login);
  });

  it.each([
    ['another host', { ...login, serveraddress: 'evil.example' }],
    ['no host', login],
    ['a host that only begins alike', { ...login, serveraddress: 'docker.io.evil.example' }],
    ['unknown fields', { ...login, serveraddress: 'docker.io', extra: 1 }],
  ])('is refused with %s', (_what, value) => {
    expect(() => registryCredential(header(value), 'docker.io')).toThrow('X-Registry-Auth');
  });

  it('is written with padding, whatever its length', () => {
    for (const username of ['a', 'ab', 'abc']) {
      expect(writeCredential({ username }).length % 4).toBe(0);
    }
  });

  it('is refused where it is no JSON', () => {
    expect(() => registryCredential('%%%', 'docker.io')).toThrow('cannot be read');
  });
});
