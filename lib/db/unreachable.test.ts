import { expect, it } from 'vitest';
import { isUnreachable } from '@/lib/db/unreachable';

it.each([
  ['Prisma gave up waiting for a connection', { code: 'P2024' }],
  [
    'it is starting up',
    { code: 'P2010', meta: { driverAdapterError: { cause: { originalCode: '57P03' } } } },
  ],
  [
    'it says so in words alone',
    new Error('Database error. Code: `57P03`. Message: `the database system is starting up`'),
  ],
  ['nobody listens', { meta: { driverAdapterError: { cause: { kind: 'DatabaseNotReachable' } } } }],
  ['the connection broke in a transaction', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })],
  ['the connection was closed', new Error('Connection terminated unexpectedly')],
  ['it was closed before', new Error('Client has encountered a connection error and is not queryable')],
  ['its socket is not there', new Error('connect ENOENT /run/postgres/.s.PGSQL.5432')],
])('knows a database that is away: %s', (_, error) => {
  expect(isUnreachable(error)).toBe(true);
});

it.each([
  ['a constraint', { code: 'P2002', meta: { driverAdapterError: { cause: { originalCode: '23505' } } } }],
  ['a bug', new TypeError('undefined is not a function')],
  ['nothing', null],
])('takes %s for something else', (_, error) => {
  expect(isUnreachable(error)).toBe(false);
});
