import { expect, it } from 'vitest';
import { pagePolicy, transportHeaders } from '@/lib/browser-policy/security-headers';

it('lets a page run what carries its nonce, and talk to its own origin', () => {
  const policy = pagePolicy('abc', 'http://127.0.0.1:3000');
  expect(policy).toContain("script-src 'nonce-abc' 'strict-dynamic';");
  expect(policy).toContain("connect-src 'self' ws://127.0.0.1:3000;");
  expect(policy).toContain("default-src 'none';");
  expect(policy).not.toMatch(/unsafe|\*|https?:|upgrade/);
});

it('asks for https where people use it', () => {
  expect(pagePolicy('abc', 'https://wheelhouse.example')).toMatch(
    /wss:\/\/wheelhouse\.example.*upgrade-insecure-requests$/,
  );
  expect(transportHeaders('https://wheelhouse.example')).toEqual({
    'Strict-Transport-Security': 'max-age=31536000',
  });
  expect(transportHeaders('http://127.0.0.1:3000')).toEqual({});
});
