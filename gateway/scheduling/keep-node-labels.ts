import { coalesced } from '@/gateway/coalesced';
import type { Cluster } from '@/gateway/engines/cluster';
import type { Member } from '@/gateway/engines/member';
import { NotASwarmManager } from '@/gateway/engines/not-a-swarm-manager';
import { log } from '@/gateway/log';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { engineMessage } from '@/gateway/pipeline/engine-error';
import { placed } from '@/gateway/placements/places';
import { nodeScheduleLabels } from '@/gateway/scheduling/node-schedule-labels';
import { asList, asObject } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';
import { labelsOf } from '@/lib/docker-api/kinds/kind';
import { kinds } from '@/lib/docker-api/kinds/kinds';
import { type Labels, ownPrefix } from '@/lib/docker-api/labels';

const asked = { apiVersion: '1.41' };
/** A node changes by itself now and then, between reading and writing it. */
const attempts = 5;

const underWay = new WeakMap<Member, () => Promise<void>>();

/**
 * Writes onto each node of a Swarm the labels that say which services may run on it, and takes off
 * what no longer holds: managers evict tasks whose constraints a node does not meet any more. Done
 * when the manager has it; on an engine that is no manager there is nothing to do.
 *
 * @throws EngineUnreachable
 */
export async function keepNodeLabels(cluster: Cluster): Promise<void> {
  // Whichever of its managers each of those who ask would have asked.
  const { member } = cluster;
  let keep = underWay.get(member);
  if (!keep) {
    keep = coalesced(() => keepAll(cluster));
    underWay.set(member, keep);
  }
  await keep();
}

async function keepAll(cluster: Cluster): Promise<void> {
  const labelsFor = await nodeScheduleLabels();
  for (let attempt = 0; attempt < attempts; attempt++) {
    const items = await nodesOf(cluster);
    const things = await placed(cluster, items.map(kinds.node.read));
    const outcomes = await Promise.all(
      items.map((item, at) => keepOne(cluster, item, labelsFor(things[at]?.place.collection ?? '/'))),
    );
    if (outcomes.every(Boolean)) return;
  }
  log('warn', 'labels of nodes not written', { cluster: cluster.name });
}

async function nodesOf(cluster: Cluster): Promise<JsonObject[]> {
  const answer = await askEngine({ cluster, ...asked }, { method: 'GET', segments: ['nodes'] });
  if (answer.status < 400) return asList(jsonOf(answer)).map(asObject);
  if (NotASwarmManager.says(engineMessage(answer))) return [];
  throw new Error(`The nodes of ${cluster.name} cannot be listed: ${engineMessage(answer)}`);
}

/** Whether the node bears them now. */
async function keepOne(cluster: Cluster, node: JsonObject, wanted: Labels): Promise<boolean> {
  const spec = asObject(node.Spec);
  const labels = labelsOf(spec.Labels);
  const kept = Object.entries(labels).filter(([key]) => !isSchedulingLabel(key));
  const next = { ...Object.fromEntries(kept), ...wanted };
  if (isSame(labels, next)) return true;
  const { Index } = asObject(node.Version);
  const answer = await askEngine(
    { cluster, ...asked },
    {
      method: 'POST',
      segments: ['nodes', kinds.node.read(node).id, 'update'],
      query: { version: String(Index) },
      body: { ...spec, Labels: next },
      withinMs: 10_000,
    },
  );
  return answer.status < 400;
}

/** Somebody with the engine could write one in capitals; managers tell those apart, we need not. */
function isSchedulingLabel(key: string): boolean {
  return key.toLowerCase().startsWith(`${ownPrefix}schedule.`);
}

function isSame(one: Labels, other: Labels): boolean {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}
