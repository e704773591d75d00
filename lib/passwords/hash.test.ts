import { describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from '@/lib/passwords/hash';
import { longestPassword, passwordProblem, shortestPassword } from '@/lib/passwords/rules';

describe('a stored password', () => {
  it('is argon2id with a salt of its own', async () => {
    const [first, second] = await Promise.all([hashPassword('the same one'), hashPassword('the same one')]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
    expect(await verifyPassword(first, 'the same one')).toBe(true);
    expect(await verifyPassword(first, 'the same one ')).toBe(false);
  });

  it('is the same however a keyboard composes its characters', async () => {
    expect(await verifyPassword(await hashPassword('caf\u00e9 au lait'), 'cafe\u0301 au lait')).toBe(true);
  });

  it('is never right where there is none, and takes as long', async () => {
    const stored = await hashPassword('x');
    await verifyPassword(null, 'warm up');
    const timeOf = async (hash: string | null) => {
      const start = performance.now();
      for (let round = 0; round < 5; round++) expect(await verifyPassword(hash, 'y')).toBe(false);
      return performance.now() - start;
    };
    const [known, unknown] = [await timeOf(stored), await timeOf(null)];
    expect(unknown / known).toBeGreaterThan(0.2);
    expect(await verifyPassword(null, 'nobody has this password')).toBe(false);
  });
});

describe('a chosen password', () => {
  const ana = { username: 'ana', fullName: 'Ana Maria Lopes', email: 'a.m.lopes@example.org' };

  it('is asked for its length alone', () => {
    expect(passwordProblem('x'.repeat(shortestPassword), ana)).toBeNull();
    expect(passwordProblem('x'.repeat(longestPassword), ana)).toBeNull();
    expect(passwordProblem('\u{1f511}'.repeat(shortestPassword), ana)).toBeNull();
    expect(passwordProblem('x'.repeat(shortestPassword - 1), ana)).toMatch(/at least 8/);
    expect(passwordProblem('x'.repeat(19), ana, 20)).toMatch(/at least 20/);
    expect(passwordProblem('x'.repeat(longestPassword + 1), ana)).toMatch(/at most/);
    expect(passwordProblem(' '.repeat(shortestPassword), ana)).toMatch(/spaces/);
  });

  it('is not what everybody knows of its owner', () => {
    expect(passwordProblem('A.Very.Long.Name', { username: 'a.very.long.name' })).toMatch(/user name/);
    expect(passwordProblem('ana maria lopes', ana)).toMatch(/full name/);
    expect(passwordProblem('A.M.Lopes@example.org', ana)).toMatch(/e-mail/);
    expect(passwordProblem('a.m.lopes', ana)).toMatch(/e-mail/);
    expect(passwordProblem('a.m.lopes went out', ana)).toBeNull();
  });
});
