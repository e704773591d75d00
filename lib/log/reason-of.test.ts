import { expect, it } from 'vitest';
import { reasonOf } from '@/lib/log/reason-of';

it.each([
  [new Error('It is away.'), 'It is away.'],
  ['a text', 'a text'],
  [undefined, 'undefined'],
  [
    new AggregateError([new Error('one'), new AggregateError(['two', new Error('three')])]),
    'one; two; three',
  ],
])('says of %o why', (error, reason) => expect(reasonOf(error)).toBe(reason));
