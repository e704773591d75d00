import { z } from 'zod';
import type { Cluster, ClusterCondition } from '@/gateway/engines/cluster';
import { followCluster, type Removal } from '@/gateway/engines/follow-cluster';
import { readAnswer } from '@/gateway/engines/read-answer';
import { log, reasonOf } from '@/gateway/log';
import { db } from '@/lib/db/client';

const measureEveryMs = 3_000;
const answerWithinMs = 5_000;
/** An unchanged state is written this often, so that its age tells whether anybody measures. */
const saveEveryMs = 15_000;

const versionAnswer = z.object({ Version: z.string(), ApiVersion: z.string().regex(/^1\.\d{1,4}$/) });

/**
 * Measures every few seconds whether the engine answers, keeps `cluster.condition` and writes the
 * cluster's row; and follows what happens on it.
 *
 * @param onRemovals called when things went; with null when any may have, while nobody followed
 * @returns a function that stops it
 */
export function monitorCluster(
  cluster: Cluster,
  onRemovals: (removals: readonly Removal[] | null) => void,
): () => void {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let savedAt = 0;

  const measure = async () => {
    const before = { ...cluster.condition };
    Object.assign(cluster.condition, await conditionNow(cluster, stopping.signal));
    if (stopping.signal.aborted) return;
    const changed = !isSame(before, cluster.condition);
    if (changed) {
      const { state, detail, engineVersion } = cluster.condition;
      log(state === 'reachable' ? 'info' : 'warn', `cluster ${state}`, {
        cluster: cluster.name,
        detail,
        engineVersion,
      });
    }
    if (changed || Date.now() - savedAt >= saveEveryMs) {
      savedAt = Date.now();
      await saveCondition(cluster.id, cluster.condition);
    }
  };

  const loop = async () => {
    try {
      await measure();
    } catch (error) {
      log('warn', 'cluster state not saved', { cluster: cluster.name, reason: reasonOf(error) });
    }
    if (!stopping.signal.aborted) timer = setTimeout(loop, measureEveryMs);
  };
  void loop();
  void followCluster(cluster, stopping.signal, onRemovals);

  return () => {
    stopping.abort();
    clearTimeout(timer);
  };
}

export async function saveCondition(clusterId: string, condition: ClusterCondition): Promise<void> {
  // updateMany: the row may have been removed meanwhile, and that is no error.
  await db.cluster.updateMany({
    where: { id: clusterId },
    data: {
      state: condition.state,
      stateDetail: condition.detail,
      engineVersion: condition.engineVersion,
      apiVersion: condition.apiVersion,
      checkedAt: new Date(),
    },
  });
}

async function conditionNow(cluster: Cluster, stopping: AbortSignal): Promise<ClusterCondition> {
  try {
    // Over a new connection: an engine that is ending still serves the old ones.
    const answer = await cluster.engine.send({
      method: 'GET',
      target: '/version',
      signal: AbortSignal.any([stopping, AbortSignal.timeout(answerWithinMs)]),
    });
    const version = versionAnswer.parse(JSON.parse((await readAnswer(answer)).toString('utf8')));
    return {
      state: 'reachable',
      detail: '',
      engineVersion: version.Version,
      apiVersion: version.ApiVersion,
      swarm: await swarmInPing(cluster, stopping),
    };
  } catch (error) {
    const { engineVersion, apiVersion, swarm } = cluster.condition;
    const detail =
      error instanceof z.ZodError || error instanceof SyntaxError
        ? 'It does not answer like an engine.'
        : reasonOf(error);
    return { state: 'unreachable', detail, engineVersion, apiVersion, swarm };
  }
}

/** Newer engines say in their pings what they are in a Swarm, and clients act on it. */
async function swarmInPing(cluster: Cluster, stopping: AbortSignal): Promise<string> {
  const answer = await cluster.engine.send({
    method: 'GET',
    target: '/_ping',
    signal: AbortSignal.any([stopping, AbortSignal.timeout(answerWithinMs)]),
  });
  await readAnswer(answer);
  const { swarm } = answer.headers;
  return typeof swarm === 'string' && /^[a-z]{1,16}(?:\/[a-z]{1,16})?$/.test(swarm) ? swarm : '';
}

function isSame(a: ClusterCondition, b: ClusterCondition): boolean {
  return (
    a.state === b.state &&
    a.detail === b.detail &&
    a.engineVersion === b.engineVersion &&
    a.apiVersion === b.apiVersion
  );
}
