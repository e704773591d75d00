import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { DoorClient } from '@/e2e/fixtures/door';
import type { Installation } from '@/e2e/records/installation';
import { waitFor } from '@/e2e/wait-for';

/**
 * The door of an installation, in this very process, on an engine: what it prints and writes can be
 * looked at. Call `end` before that of the installation.
 */
export async function openOwnDoor({ db }: Installation, endpoint: string) {
  await db.clusterEngine.updateMany({ data: { endpoint } });
  await db.cluster.updateMany({ data: { registryHosts: ['docker.io', 'registry.example:5000'] } });
  const { openClusters } = await import('@/gateway/engines/clusters');
  const { keepEvents } = await import('@/gateway/events/keep-events');
  const { consoleListener } = await import('@/gateway/listeners/console');
  const { openWeb } = await import('@/gateway/listeners/web');
  const { Live } = await import('@/gateway/live/live');
  const { keepMetrics } = await import('@/gateway/metrics/metrics-keeper');
  const { LastKnownPlaces } = await import('@/gateway/placements/last-known');
  const { OpenStreams } = await import('@/gateway/streams/open-streams');
  const { Leadership } = await import('@/lib/leading/leadership');

  const clusters = openClusters('', { onRemovals: () => undefined, onClosed: () => undefined });
  const streams = new OpenStreams();
  const live = new Live(clusters);
  const leadership = new Leadership(process.env.DATABASE_URL ?? '', () => undefined);
  const metrics = keepMetrics(clusters, leadership);
  const stopKeepingEvents = keepEvents(clusters, leadership);
  const lastKnown = new LastKnownPlaces();
  const publicOrigin = 'http://wheelhouse.test:3000';
  const webUrl = new URL('http://127.0.0.1:9');
  await clusters.reload();
  const server = consoleListener(
    { clusters, streams, lastKnown, live, leadership, metrics, publicOrigin, webUrl },
    openWeb(webUrl, publicOrigin),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${address.port}`;
  await waitFor('the engine', () => clusters.default()?.condition.state === 'reachable');
  return {
    origin,
    as: (token: string) =>
      new DoorClient(origin, { authorization: `Bearer ${token}`, 'user-agent': 'a test of the door' }),
    end: async () => {
      streams.cutAll('the test is over');
      server.closeAllConnections();
      server.close();
      live.close();
      await Promise.all([metrics.stop(), stopKeepingEvents()]);
      leadership.stop();
      clusters.close();
    },
  };
}
