import { expect, it } from 'vitest';
import { JsonLines } from '@/components/live/json-lines';

const bytes = (text: string) => new TextEncoder().encode(text);

it('puts together a document that arrives in pieces, even inside a character', () => {
  const lines = new JsonLines();
  const whole = bytes('{"name":"münchen"}\n{"n":2}\n');
  const cut = whole.indexOf(0xc3) + 1;
  expect(lines.push(whole.subarray(0, cut))).toEqual([]);
  expect(lines.push(whole.subarray(cut))).toEqual([{ name: 'münchen' }, { n: 2 }]);
});

it('takes Windows line ends and empty lines', () => {
  expect(new JsonLines().push(bytes('{"a":1}\r\n\r\n{"a":2}\n'))).toEqual([{ a: 1 }, { a: 2 }]);
});

it('passes over a line that is not JSON', () => {
  expect(new JsonLines().push(bytes('oops\n{"a":1}\n'))).toEqual([{ a: 1 }]);
});

it('does not grow with a line that never ends', () => {
  const lines = new JsonLines();
  for (let i = 0; i < 5; i++) lines.push(bytes('x'.repeat(600_000)));
  expect(lines.push(bytes('\n{"a":1}\n'))).toContainEqual({ a: 1 });
});
