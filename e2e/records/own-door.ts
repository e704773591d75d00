import { once } from 'node:events';
import type { Server } from 'node:http';
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
  const { dropAccessCache } = await import('@/lib/auth/load-access');
  const { listen } = await import('@/lib/db/listen');
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
  const stopListening = listen(process.env.DATABASE_URL ?? '', (what) => {
    if (what !== 'access' && what !== 'connected') return;
    dropAccessCache();
    live.accessChanged();
    streams.check('rights');
  });
  await clusters.reload();
  const door = { clusters, streams, lastKnown, live, leadership, metrics, publicOrigin, webUrl };
  const servers: Server[] = [];
  const listening = async (server: Server) => {
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const origin = `http://${await listening(consoleListener(door, openWeb(webUrl, publicOrigin)))}`;
  await waitFor('the engine', () => clusters.default()?.condition.state === 'reachable');
  return {
    origin,
    /** Opens the listener for Docker clients too. @returns its address */
    forDocker: async () => {
      const { dockerListener } = await import('@/gateway/listeners/docker');
      return listening(await dockerListener(door, ['127.0.0.1']));
    },
    as: (token: string) =>
      new DoorClient(origin, { authorization: `Bearer ${token}`, 'user-agent': 'a test of the door' }),
    end: async () => {
      streams.cutAll('the test is over');
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
      stopListening();
      live.close();
      await Promise.all([metrics.stop(), stopKeepingEvents()]);
      leadership.stop();
      clusters.close();
    },
  };
}
