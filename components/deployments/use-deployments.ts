import { useMemo } from 'react';
import { useTopics } from '@/components/live/use-live-rows';
import type { DeploymentView } from '@/lib/deployments/schema';
import { deploymentsTopic } from '@/lib/deployments/topic';

const topics = [deploymentsTopic];
/** What went well needs nobody's attention for longer. */
const doneShownMs = 15 * 60_000;

/** The person's own deployments on these clusters that are worth a look, the latest first. */
export function useDeployments(clusters: readonly string[]): readonly DeploymentView[] {
  const { rows } = useTopics<DeploymentView>(topics, null);
  return useMemo(
    () =>
      rows
        .filter(({ cluster }) => clusters.includes(cluster))
        .filter(
          ({ state, endedAt }) => state !== 'done' || Date.parse(endedAt ?? '') > Date.now() - doneShownMs,
        )
        .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)),
    [rows, clusters],
  );
}
