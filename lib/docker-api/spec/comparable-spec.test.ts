import { expect, it } from 'vitest';
import { comparableSpec } from '@/lib/docker-api/spec/comparable-spec';

it('makes one text of one meaning', () => {
  const one = {
    Name: 'web',
    Labels: { b: '1', a: '2', 'io.wheelhouse.intent': 'x' },
    Mode: { Global: {} },
    Env: null,
  };
  const other = {
    Mode: { Global: {} },
    Labels: { a: '2', 'io.wheelhouse.intent': 'y', b: '1' },
    Name: 'web',
    Ports: [],
  };
  expect(JSON.stringify(comparableSpec(one))).toBe(JSON.stringify(comparableSpec(other)));
  expect(Object.keys(comparableSpec(other))).toEqual(['Name', 'Labels', 'Mode']);
});

it('keeps what is zero or false, and the order of lists', () => {
  const spec = { Mode: { Replicated: { Replicas: 0 } }, Init: false, Args: ['b', 'a'] };
  expect(comparableSpec(spec)).toEqual(spec);
});
