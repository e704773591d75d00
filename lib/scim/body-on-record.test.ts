import { expect, it } from 'vitest';
import { scimBodyOnRecord } from '@/lib/scim/body-on-record';

it('leaves a password out wherever SCIM lets it stand', () => {
  const body = {
    password: 'a secret',
    Operations: [
      { op: 'replace', path: 'password', value: 'a secret' },
      { op: 'replace', path: 'urn:ietf:params:scim:schemas:core:2.0:User:Password', value: ['a secret'] },
      { op: 'add', value: { password: 'a secret', displayName: 'Ana' } },
      { Op: 'replace', Path: 'PASSWORD', Value: { inner: 'a secret' } },
      { op: 'replace', path: 'active', value: false },
    ],
  };
  const text = JSON.stringify(scimBodyOnRecord(body));
  expect(text).not.toContain('a secret');
  expect(text).toContain('Ana');
  expect(text).toContain('{"op":"replace","path":"active","value":false}');
});

it('takes any body as it comes', () => {
  for (const body of [undefined, null, 'text', [1], {}]) expect(scimBodyOnRecord(body)).toEqual(body);
});
