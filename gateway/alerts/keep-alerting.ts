import { ClusterWatch } from '@/gateway/alerts/cluster-watch';
import { lookAtInstallation } from '@/gateway/alerts/installation';
import { collectionIds } from '@/gateway/alerts/resource-places';
import type { Clusters } from '@/gateway/engines/clusters';
import { log, reasonOf } from '@/gateway/log';
import { keepAlerts } from '@/lib/alerts/keep';
import { lookAt } from '@/lib/alerts/look';
import { readSettings } from '@/lib/alerts/rule-settings';
import type { AllSettings } from '@/lib/alerts/rules';
import type { Leadership } from '@/lib/leading/leadership';

const everyMs = 2_000;

export interface AlertingOptions {
  readonly clusters: Clusters;
  readonly leadership: Leadership;
  /** Where our own listener for Docker clients is. */
  readonly host: string;
  readonly dockerPort: number;
}

/**
 * Looks at the rules of alerts every two seconds, for each cluster that this gateway leads in and for
 * the installation itself.
 *
 * @returns a function that stops it
 */
export function keepAlerting(options: AlertingOptions): () => void {
  const watches = new Map<string, ClusterWatch>();
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  const turn = async () => {
    try {
      const settings = await readSettings();
      const watched = watchAll(options, watches);
      await Promise.all(watched.map((watch) => lookAtCluster(options, watch, settings)));
      if (options.leadership.leads('alerts')) await lookAtInstallation(options, settings);
    } catch (error) {
      log('warn', 'alerts not looked at', { reason: reasonOf(error) });
    }
    if (!isStopped) timer = setTimeout(turn, everyMs);
  };
  void turn();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    for (const watch of watches.values()) watch.stop();
  };
}

/** Follows the clusters that are registered: one that was changed is another from then on. */
function watchAll(
  { clusters, leadership }: AlertingOptions,
  watches: Map<string, ClusterWatch>,
): ClusterWatch[] {
  const present = clusters.all();
  for (const [id, watch] of watches) {
    const now = present.find((cluster) => cluster.id === id);
    if (now === watch.cluster) continue;
    watch.stop();
    watches.delete(id);
    if (!now) leadership.leave(matterOf(id));
  }
  for (const cluster of present) {
    if (!watches.has(cluster.id)) watches.set(cluster.id, new ClusterWatch(cluster));
  }
  return [...watches.values()];
}

async function lookAtCluster(
  { leadership }: AlertingOptions,
  watch: ClusterWatch,
  settings: AllSettings,
): Promise<void> {
  const { cluster } = watch;
  const isOurs = leadership.leads(matterOf(cluster.id));
  try {
    const now = Date.now();
    // Gathered by every gateway: whoever takes over knows what went before.
    const facts = await watch.facts(settings, now);
    if (!isOurs) return;
    const findings = lookAt(facts, settings, now);
    const breaches = Object.values(findings).flatMap((found) => found ?? []);
    const collections = await collectionIds(cluster, breaches);
    const scope = { clusterId: cluster.id, clusterName: cluster.name };
    await keepAlerts(scope, findings, settings, (breach) => collections.get(breach) ?? null);
  } catch (error) {
    log('warn', 'alerts of a cluster not looked at', { cluster: cluster.name, reason: reasonOf(error) });
  }
}

function matterOf(clusterId: string): string {
  return `alerts ${clusterId}`;
}
