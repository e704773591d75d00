import { expect, it } from 'vitest';
import { secretsInQuery, shownChanges } from '@/lib/docker-api/secrets/secret-queries';

it('finds the values of build arguments', () => {
  expect(secretsInQuery({ buildargs: '{"TOKEN":"abc","PROXY":null}' })).toEqual(['abc']);
  expect(secretsInQuery({ buildargs: 'no JSON' })).toEqual([]);
});

it.each([
  ['ENV TOKEN=abc', ['abc'], 'ENV TOKEN'],
  ['env TOKEN abc def', ['abc def'], 'ENV TOKEN'],
  ['ENV A="b c" D=e', ['b c', 'e'], 'ENV A D'],
])('knows the variables of %s', (changes, secrets, shown) => {
  expect(secretsInQuery({ changes })).toEqual(expect.arrayContaining(secrets));
  expect(shownChanges(changes)).toBe(shown);
});

it('shows all other instructions', () => {
  expect(shownChanges('CMD ["sh"]\nENV A=1\nUSER nobody')).toBe('CMD ["sh"]\nENV A\nUSER nobody');
  expect(shownChanges(undefined)).toBeUndefined();
});
