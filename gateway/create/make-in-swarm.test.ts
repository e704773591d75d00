import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Call } from '@/gateway/call';
import { makeInSwarm } from '@/gateway/create/make-in-swarm';

const label = 'io.wheelhouse.intent';

/** A request with this id, to a manager that says the name is taken, by this. */
function refused(correlationId: string, found: object): Call {
  const taken = Buffer.from('{"message":"rpc error: code = AlreadyExists"}');
  const engine = {
    send: async () => Object.assign(Readable.from([taken]), { statusCode: 409, headers: {} }),
    read: async () => ({ status: 200, headers: {}, bytes: Buffer.from(JSON.stringify(found)) }),
  };
  return { apiVersion: '1.41', cluster: { engine }, exchange: { correlationId } } as unknown as Call;
}

describe.each([
  ['services', { ID: 'made' }, (mark: string) => ({ Spec: { Name: 'web', Labels: { [label]: mark } } })],
  [
    'networks',
    { Id: 'made' },
    (mark: string) => ({ Name: 'web', Scope: 'swarm', Labels: { [label]: mark } }),
  ],
] as const)('%s of a Swarm', (folder, id, bearing) => {
  it('takes what this request made for made, whoever says that it was there', async () => {
    const call = refused('one', { ...id, ...bearing('one') });
    const { status, bytes } = await makeInSwarm(call, folder, 'web', { body: {} });
    expect([status, JSON.parse(bytes.toString())]).toEqual([201, id]);
  });

  it('takes what another made for what it is', async () => {
    const call = refused('one', { ...id, ...bearing('other') });
    const { status, bytes } = await makeInSwarm(call, folder, 'web', { body: {} });
    expect([status, bytes.toString()]).toEqual([409, expect.stringContaining('AlreadyExists')]);
  });
});
