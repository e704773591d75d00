import type { Cluster } from '@/gateway/engines/cluster';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import { infoAnswer } from '@/gateway/engines/measured';
import type { Answering } from '@/gateway/engines/probe/probe-engine';
import { isSameEngine, type Registered } from '@/gateway/engines/probe/registered';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import type { EngineProbe } from '@/lib/clusters/engine-probe';
import { asObject, asText } from '@/lib/docker-api/answers/fields';

type Problem = EngineProbe['problem'];

const asking = { apiVersion: '1.41' };

/** Whether an engine can be the first one of a cluster. */
export function fitsAlone(answering: Answering, registered: readonly Registered[]): Problem {
  if (answering.role !== 'manager') {
    return never(
      'It is a worker of a Swarm, and only managers can be addressed. Register one of its managers first, and then this one as another engine of that cluster.',
    );
  }
  const same = registered.find((one) => answering.nodeId !== '' && isSameEngine(one, answering));
  return same
    ? {
        field: 'endpoint',
        message: `Its Swarm is registered already, as the cluster ${same.cluster}. Two would each decide which of its nodes serve whom.`,
        mayForce: true,
      }
    : null;
}

/**
 * Whether an engine can be one of a cluster's: none that is registered there already, and a node of the
 * same Swarm, as the Swarm's own managers know it.
 *
 * @param instead the engine that it is to replace, if any
 */
export async function fitsCluster(
  cluster: Cluster,
  registered: readonly Registered[],
  instead: string | null,
  answering: Answering,
): Promise<Problem> {
  const others = registered.filter(
    ({ clusterId, engineId }) => clusterId === cluster.id && engineId !== instead,
  );
  if (others.length === 0) return fitsAlone(answering, []);
  const same = others.find((one) => isSameEngine(one, answering));
  if (same) return never(`It is registered already, as ${same.endpoint}.`);
  if (answering.nodeId === '') {
    return never(
      'It is in no Swarm, and the engines of a cluster are the nodes of one. Let it join, or register it as a cluster of its own.',
    );
  }
  try {
    return await fitsSwarm(cluster, answering);
  } catch (error) {
    if (!(error instanceof EngineUnreachable)) throw error;
    return {
      field: 'endpoint',
      message: 'Whether it is a node of this Swarm cannot be told now: no manager of the cluster answers.',
      mayForce: true,
    };
  }
}

async function fitsSwarm(cluster: Cluster, { nodeId, hostname, role, swarmId }: Answering): Promise<Problem> {
  const other = never('It is a node of another Swarm. Register that as a cluster of its own.');
  if (role === 'manager') {
    const info = await askEngine({ cluster, ...asking }, { method: 'GET', segments: ['info'] });
    const own = infoAnswer.parse(jsonOf(info)).Swarm.Cluster?.ID ?? '';
    if (own !== swarmId) return other;
  }
  const answer = await askEngine({ cluster, ...asking }, { method: 'GET', segments: ['nodes', nodeId] });
  if (answer.status === 404) return other;
  if (answer.status >= 400) throw new EngineUnreachable('the manager does not tell of the node');
  const known = asText(asObject(asObject(jsonOf(answer)).Description).Hostname);
  return known === hostname
    ? null
    : never(`It says that it is node ${nodeId}, which the Swarm knows as ${known} and not as ${hostname}.`);
}

function never(message: string): Problem {
  return { field: 'endpoint', message, mayForce: false };
}
