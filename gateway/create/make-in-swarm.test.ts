import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import type { Call } from '@/gateway/call';
import { makeInSwarm } from '@/gateway/create/make-in-swarm';

/** A request with this id, to a manager that says the name is taken, by what bears this mark. */
function refused(correlationId: string, mark: string): Call {
  const taken = Buffer.from('{"message":"rpc error: code = AlreadyExists"}');
  const found = { ID: 'made', Spec: { Name: 'web', Labels: { 'io.wheelhouse.intent': mark } } };
  const engine = {
    send: async () => Object.assign(Readable.from([taken]), { statusCode: 409, headers: {} }),
    read: async () => ({ status: 200, headers: {}, bytes: Buffer.from(JSON.stringify(found)) }),
  };
  return { apiVersion: '1.41', cluster: { engine }, exchange: { correlationId } } as unknown as Call;
}

it('takes what this request made for made, whoever says that it was there', async () => {
  const { status, bytes } = await makeInSwarm(refused('one', 'one'), 'services', 'web', { body: {} });
  expect([status, bytes.toString()]).toEqual([201, '{"ID":"made"}']);
});

it('takes what another made for what it is', async () => {
  const { status, bytes } = await makeInSwarm(refused('one', 'other'), 'services', 'web', { body: {} });
  expect([status, bytes.toString()]).toEqual([409, expect.stringContaining('AlreadyExists')]);
});
