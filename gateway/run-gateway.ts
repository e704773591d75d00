import type { Server } from 'node:http';
import { AlertBoard } from '@/gateway/alerts/alert-board';
import { keepAlerting } from '@/gateway/alerts/keep-alerting';
import { deploymentBoard } from '@/gateway/deployments/deployment-board';
import type { Door } from '@/gateway/door';
import type { Cluster } from '@/gateway/engines/cluster';
import { type Clusters, openClusters } from '@/gateway/engines/clusters';
import type { Removal } from '@/gateway/engines/follow-member';
import { keepEvents } from '@/gateway/events/keep-events';
import { followNotice, labelNodes } from '@/gateway/follow-notices';
import { consoleListener } from '@/gateway/listeners/console';
import { dockerListener } from '@/gateway/listeners/docker';
import { openWeb } from '@/gateway/listeners/web';
import { Live } from '@/gateway/live/live';
import { log, reasonOf } from '@/gateway/log';
import { keepMetrics } from '@/gateway/metrics/metrics-keeper';
import { noticeBoard } from '@/gateway/notices/notice-board';
import { LastKnownPlaces } from '@/gateway/placements/last-known';
import { forgetRemoved, sweepPlaces } from '@/gateway/placements/sweep';
import { showPresence } from '@/gateway/reconcile/presence';
import { keepReconciling } from '@/gateway/reconcile/reconcile';
import { keepRecordings } from '@/gateway/recordings/keep-recordings';
import { sweepOrigins } from '@/gateway/resolve/image-origins';
import { OpenStreams } from '@/gateway/streams/open-streams';
import { UsageBoard } from '@/gateway/usage/usage-board';
import { alertsTopic } from '@/lib/alerts/topic';
import { db } from '@/lib/db/client';
import { listen } from '@/lib/db/listen';
import { deploymentsTopic } from '@/lib/deployments/topic';
import { gatewayEnvironment } from '@/lib/environment/processes';
import { Leadership } from '@/lib/leading/leadership';
import { noticesTopic } from '@/lib/notices/topic';
import { usageTopic } from '@/lib/usage/usage-row';

const drainMs = 2_500;
const sweepEveryMs = 30_000;

/** Starts the gateway and keeps it until the supervisor or a signal ends it. */
export async function runGateway(): Promise<void> {
  const environment = gatewayEnvironment();
  const publicOrigin = environment.WHEELHOUSE_PUBLIC_URL;
  const streams = new OpenStreams();
  const lastKnown = new LastKnownPlaces();
  const forgetGone = (cluster: Cluster, removals: readonly Removal[] | null) => {
    const work = removals
      ? forgetRemoved(cluster, lastKnown, removals)
      : Promise.all([sweepPlaces(cluster, lastKnown), sweepOrigins(cluster)]);
    work.catch((error: unknown) =>
      log('warn', 'places not brought up to date', { cluster: cluster.name, reason: reasonOf(error) }),
    );
    // Now and then, and when it is back: nodes may have come that bear no labels yet.
    if (removals === null) labelNodes([cluster]);
  };
  const clusters: Clusters = openClusters(environment.WHEELHOUSE_ENGINE_KEY_FILE, {
    onRemovals: forgetGone,
    onClosed: (cluster) => {
      streams.cutCluster(cluster.id, 'the cluster was changed or removed');
      live.clusterClosed(cluster.id);
    },
  });
  const live = new Live(clusters);
  const alerts = new AlertBoard();
  live.offer(alertsTopic, alerts.board, () => alerts.ready());
  const notices = noticeBoard();
  live.offer(noticesTopic, notices.board, () => notices.ready());
  const deployments = deploymentBoard();
  live.offer(deploymentsTopic, deployments.board, () => deployments.ready());
  const webUrl = new URL(environment.WHEELHOUSE_WEB_URL);
  const leadership = new Leadership(environment.DATABASE_URL, (error) =>
    log('warn', 'leadership lost', { reason: reasonOf(error) }),
  );
  const metrics = keepMetrics(clusters, leadership);
  const usage = new UsageBoard(clusters, metrics, (cluster) => live.boardsOf(cluster));
  live.offer(usageTopic, usage.board, () => usage.ready());
  const stopKeepingEvents = keepEvents(clusters, leadership);
  const door: Door = { clusters, streams, lastKnown, live, leadership, metrics, publicOrigin, webUrl };
  const stopKeepingRecordings = keepRecordings(leadership);
  const hidePresence = showPresence(environment.DATABASE_URL);
  const stopListening = listen(environment.DATABASE_URL, (what) =>
    followNotice(door, { alerts, notices, deployments }, what),
  );
  await clusters.reload();
  const stopReconciling = keepReconciling(door);
  const sweeping = setInterval(() => {
    for (const cluster of clusters.all())
      if (cluster.condition.state === 'reachable') forgetGone(cluster, null);
  }, sweepEveryMs);

  const host = environment.WHEELHOUSE_HOST;
  const servers: Server[] = [consoleListener(door, openWeb(webUrl, publicOrigin))];
  await listenOn(servers[0], environment.WHEELHOUSE_PORT, host);
  const docker = await dockerListener(door, [host, new URL(publicOrigin).hostname]);
  servers.push(docker);
  await listenOn(docker, environment.WHEELHOUSE_DOCKER_PORT, host);
  const stopAlerting = keepAlerting({
    clusters,
    leadership,
    host,
    dockerPort: environment.WHEELHOUSE_DOCKER_PORT,
  });
  log('info', 'listening', {
    host,
    console: environment.WHEELHOUSE_PORT,
    docker: environment.WHEELHOUSE_DOCKER_PORT,
  });

  let isStopping = false;
  const stop = (why: string) => {
    if (isStopping) return;
    isStopping = true;
    log('info', 'stopping', { why });
    clearInterval(sweeping);
    stopReconciling();
    stopAlerting();
    stopKeepingRecordings();
    hidePresence();
    stopListening();
    const closed = servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())));
    for (const server of servers) server.closeIdleConnections();
    // Streams have no end of their own; short requests get a moment to finish.
    streams.cutAll('Wheelhouse is stopping');
    live.close();
    alerts.close();
    usage.close();
    const patience = new Promise<void>((resolve) => setTimeout(resolve, drainMs));
    const written = Promise.all([metrics.stop(), stopKeepingEvents()]).catch((error: unknown) => {
      log('warn', 'history not written', { reason: reasonOf(error) });
    });
    void Promise.race([Promise.all([...closed, written]), patience]).then(async () => {
      leadership.stop();
      clusters.close();
      await Promise.race([db.$disconnect(), new Promise((resolve) => setTimeout(resolve, 300))]);
      process.exit(0);
    });
  };
  process.once('SIGTERM', () => stop('SIGTERM'));
  process.once('SIGINT', () => stop('SIGINT'));
  // The channel to the supervisor closes when it is gone, however it went.
  if (process.channel) process.once('disconnect', () => stop('the supervisor is gone'));
}

function listenOn(server: Server | undefined, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server?.once('error', reject);
    server?.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
