import { expect, it } from 'vitest';
import { withoutPasswords, withoutValues } from '@/lib/docker-api/secrets/without-values';

it.each([
  ['a value', 'invalid variable: =swordfish!', ['swordfish'], 'invalid variable: =[hidden]!'],
  ['each of several, the longest first', 'abc abcdef', ['abc', 'abcdef'], '[hidden] [hidden]'],
  ['what JSON makes of it', 'got "a\\"quoted\\"thing"', ['a"quoted"thing'], 'got "[hidden]"'],
  ['the beginning of one that was cut off', 'bad: 0123456789abcd…', ['0123456789abcdef'], 'bad: [hidden]…'],
  ['no part of a word', 'the website of web', ['web'], 'the website of [hidden]'],
  ['no single letters', 'a=1', ['1', 'a'], 'a=1'],
])('leaves out %s', (_, text, values, shown) => {
  expect(withoutValues(text, values)).toBe(shown);
});

it.each([
  [
    'addr=1.2.3.4,username=ana,password=fish,vers=3: denied',
    'addr=1.2.3.4,username=ana,password=[hidden],vers=3: denied',
  ],
  ['get https://ana:fish@host/v2/: 401', 'get https://ana:[hidden]@host/v2/: 401'],
  ['secret not found: token is invalid', 'secret not found: token is invalid'],
])('leaves out passwords that an engine was given earlier: %s', (text, shown) => {
  expect(withoutPasswords(text)).toBe(shown);
});
