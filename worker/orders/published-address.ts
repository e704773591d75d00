import { z } from 'zod';
import type { Door } from '@/worker/door';

const inspectSchema = z.object({
  State: z.object({ Running: z.boolean() }),
  NetworkSettings: z.object({
    Ports: z.record(z.string(), z.array(z.object({ HostPort: z.string() })).nullable()).nullable(),
  }),
});

/**
 * Where people reach the TCP port of a container; null while it does not run and publish it.
 *
 * @param host the cluster's published host: a name, an IPv4 or an IPv6 address
 */
export async function publishedAddress(
  door: Door,
  container: string,
  port: number,
  host: string,
): Promise<string | null> {
  const answer = await door.request('GET', `/containers/${container}/json`);
  const { State, NetworkSettings } = inspectSchema.parse(await answer.json());
  const hostPort = NetworkSettings.Ports?.[`${port}/tcp`]?.[0]?.HostPort;
  if (!State.Running || !hostPort) return null;
  return `http://${host.includes(':') ? `[${host}]` : host}:${hostPort}/`;
}
