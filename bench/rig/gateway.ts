import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Rig } from '@/bench/rig/rig';
import { doorWay, type Way } from '@/bench/rig/way';
import { environmentOf, pidListeningOn } from '@/e2e/fixtures/gateway-process';
import { freePorts } from '@/e2e/stand/free-ports';
import { waitFor } from '@/e2e/wait-for';
import { gatewayFlags, gatewayMemory } from '@/lib/environment/gateway-flags';

/** One more gateway on the product's own Postgres and engines, from a bundle of the bench; ready for that cluster. */
export async function startGateway(rig: Rig, bundle: string, name: string, cluster = 'local'): Promise<Way> {
  const [port = 0, dockerPort = 0] = await freePorts(2);
  const script = fileURLToPath(new URL(`./${bundle}.js`, import.meta.url));
  const child = spawn(process.execPath, [...gatewayFlags, script], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...gatewayMemory,
      ...environmentOf(pidListeningOn(rig.consolePort)),
      WHEELHOUSE_PORT: String(port),
      WHEELHOUSE_DOCKER_PORT: String(dockerPort),
    },
  });
  rig.afterwards(() => child.kill('SIGTERM'));
  const host = '127.0.0.1';
  await waitFor(`${name} to know its cluster`, async () => {
    const answer = await fetch(`http://${host}:${port}/clusters/${cluster}/_ping`, {
      headers: { Authorization: `Bearer ${rig.admin.token}` },
    }).catch(() => null);
    return answer?.ok;
  });
  return doorWay(name, { host, port }, rig.tenant.token);
}
