import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { claimable, freeLoopbackPort } from '@/supervise/start/ports';

const variable = 'WHEELHOUSE_PORT';

describe('the ports of the listeners', () => {
  it('are refused in one sentence when taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(claimable({ host: '127.0.0.1', port, variable })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is taken by another program. Stop it, or set WHEELHOUSE_PORT to a free port.`,
    );
    server.close();
  });

  it('are left free for who asked', async () => {
    const port = await freeLoopbackPort();
    await claimable({ host: '127.0.0.1', port, variable });
    await claimable({ host: '127.0.0.1', port, variable });
  });

  it('are refused on an address that is not ours', async () => {
    await expect(claimable({ host: '192.0.2.1', port: 3000, variable })).rejects.toThrow(
      '192.0.2.1 is not an address of this machine.',
    );
  });
});
