import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { UnsealError } from '@/lib/secrets/aes-gcm';
import { open, seal } from '@/lib/secrets/seal';
import {
  enginePublicKeyOf,
  generateEngineKeys,
  openAtGateway,
  sealToGateway,
} from '@/lib/secrets/seal-to-gateway';

describe('secrets at rest', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'wheelhouse-secrets-'));
    writeFileSync(join(folder, 'data.key'), randomBytes(32));
    vi.stubEnv('WHEELHOUSE_KEY_FILE', join(folder, 'data.key'));
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  it('open again what was sealed', () => {
    expect(open(seal('a secret', 'authority.ca'), 'authority.ca').toString()).toBe('a secret');
    expect(open(seal('', 'x'), 'x')).toHaveLength(0);
  });

  it('never look alike twice', () => {
    expect(seal('same', 'x').equals(seal('same', 'x'))).toBe(false);
  });

  it('do not open in another place', () => {
    expect(() => open(seal('a secret', 'authority.ca'), 'user.totp')).toThrow(UnsealError);
  });

  it('do not open when one bit is different, wherever it is', () => {
    const sealed = seal('a secret', 'x');
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => open(changed, 'x')).toThrow(UnsealError);
    }
  });

  it('do not open when cut short', () => {
    expect(() => open(seal('a secret', 'x').subarray(0, 20), 'x')).toThrow(UnsealError);
    expect(() => open(Buffer.alloc(0), 'x')).toThrow(UnsealError);
  });
});

describe('credentials for the gateway', () => {
  const { privateKey, publicKey } = generateEngineKeys();

  it('are sealed with the public half and opened with the private one', () => {
    const sealed = sealToGateway('{"key":"…"}', publicKey, 'cluster.1');
    expect(openAtGateway(sealed, privateKey, 'cluster.1').toString()).toBe('{"key":"…"}');
    expect(enginePublicKeyOf(privateKey).equals(publicKey)).toBe(true);
  });

  it('do not open for another cluster, another gateway, or when changed', () => {
    const sealed = sealToGateway('secret', publicKey, 'cluster.1');
    const changed = Buffer.from(sealed);
    changed[10] = (changed[10] ?? 0) ^ 1;
    expect(() => openAtGateway(sealed, privateKey, 'cluster.2')).toThrow(UnsealError);
    expect(() => openAtGateway(sealed, generateEngineKeys().privateKey, 'cluster.1')).toThrow(UnsealError);
    expect(() => openAtGateway(changed, privateKey, 'cluster.1')).toThrow(UnsealError);
    expect(() => openAtGateway(Buffer.alloc(3), privateKey, 'cluster.1')).toThrow(UnsealError);
  });
});
