import { describe, expect, it } from 'vitest';
import { ScimError } from '@/lib/scim/error';
import { parseFilter } from '@/lib/scim/filter';

const compare = (attribute: string, operator: string, value: unknown) => ({
  kind: 'compare',
  attribute,
  operator,
  value,
});

describe('a SCIM filter', () => {
  it.each([
    ['userName eq "ana@corp.example"', compare('username', 'eq', 'ana@corp.example')],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName Eq "a"', compare('username', 'eq', 'a')],
    ['active eq true', compare('active', 'eq', true)],
    ['externalId pr', compare('externalid', 'pr', null)],
    ['displayName co "a \\"b\\" (c)"', compare('displayname', 'co', 'a "b" (c)')],
    ['emails[value sw "x"]', compare('emails.value', 'sw', 'x')],
  ])('%s', (text, filter) => {
    expect(parseFilter(text)).toEqual(filter);
  });

  it('binds "and" closer than "or"', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((name) => compare(name, 'pr', null));
    expect(parseFilter('a pr or b pr and c pr')).toEqual({
      kind: 'or',
      parts: [a, { kind: 'and', parts: [b, c] }],
    });
    expect(parseFilter('(a pr or b pr) and not (c pr)')).toEqual({
      kind: 'and',
      parts: [
        { kind: 'or', parts: [a, b] },
        { kind: 'not', part: c },
      ],
    });
  });

  it.each([
    '',
    'userName',
    'userName eq',
    'userName xx "a"',
    'a eq "b" c',
    '(a pr',
    'a[b pr',
    '"a" eq "b"',
    'a eq b',
    'a eq "b',
    `${'('.repeat(100)}a pr`,
  ])('refuses %s', (text) => {
    expect(() => parseFilter(text)).toThrow(ScimError);
  });
});
