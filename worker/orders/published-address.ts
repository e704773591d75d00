import { z } from 'zod';
import { type Door, DoorRefusal } from '@/worker/door';

const inspectSchema = z.object({
  State: z.object({ Running: z.boolean() }),
  NetworkSettings: z.object({
    Ports: z.record(z.string(), z.array(z.object({ HostPort: z.string() })).nullable()).nullable(),
  }),
});

/**
 * Where people reach the TCP port of a running container.
 *
 * @param host the cluster's published host: a name, an IPv4 or an IPv6 address
 * @throws DoorRefusal where it does not run or does not publish the port
 */
export async function publishedAddress(
  door: Door,
  container: string,
  port: number,
  host: string,
): Promise<string> {
  const answer = await door.request('GET', `/containers/${container}/json`);
  const { State, NetworkSettings } = inspectSchema.parse(await answer.json());
  const hostPort = NetworkSettings.Ports?.[`${port}/tcp`]?.[0]?.HostPort;
  if (!State.Running || !hostPort) throw new DoorRefusal(409, 'It was started and ended at once.');
  return `http://${host.includes(':') ? `[${host}]` : host}:${hostPort}/`;
}
