import { expect, it } from 'vitest';
import { withoutSecrets } from '@/lib/audit/without-secrets';

it('leaves out what is named like a secret, at any depth and however it is spelt', () => {
  const asked = {
    username: 'ana',
    new_password: 'MARK',
    'X-Registry-Auth': 'MARK',
    nested: [{ ClientSecret: 'MARK', url: 'https://x' }, { join_tokens: { Worker: 'MARK' } }],
  };
  const shown = JSON.stringify(withoutSecrets(asked));
  expect(shown).not.toContain('MARK');
  expect(shown).toContain('https://x');
});

it('keeps what says that there is none, and what merely speaks of secrets', () => {
  const asked = { password: null, token: '', secretId: 'abc', code: 404, isSecret: true };
  expect(withoutSecrets(asked)).toEqual(asked);
});

it('ends', () => {
  const endless: Record<string, unknown> = {};
  endless.inside = endless;
  expect(JSON.stringify(withoutSecrets(endless))).toContain('too deep');
});
