import type { Call } from '@/gateway/call';
import type { Cluster } from '@/gateway/engines/cluster';
import { demand } from '@/gateway/pipeline/rights';
import { Refused } from '@/gateway/refused';
import { subjectOf } from '@/gateway/resolve/resolve-target';
import { resolveThing } from '@/gateway/resolve/resolve-thing';
import type { Procedure, Route } from '@/lib/docker-api/route';

/** What brings something new onto the engine that is asked. */
const bringing: ReadonlySet<Procedure> = new Set([
  ...(['container-create', 'volume-create', 'network-create'] as const),
  ...(['image-pull', 'image-build', 'image-load', 'image-import', 'image-commit'] as const),
]);

/**
 * What of a cluster a request is about: containers and what happens, wherever they are; all else on the
 * engine that is addressed; or what the engine of the node has that the path names.
 *
 * A node is found among those that the person may see. To bring something onto one by its name is to
 * schedule on it, and takes the same right as a service's tasks do.
 *
 * @throws Refused 404 where there is no such node for who asks, or its engine is not registered; 403
 */
export async function reachedBy(
  cluster: Cluster,
  node: string | null,
  asks: Pick<Call, 'actor' | 'route'>,
): Promise<Cluster> {
  const whole = cluster.pinned();
  if (node === null) return isAboutEveryEngine(asks.route) ? whole : (whole.at(whole.member.id) ?? whole);
  const found = await resolveThing({ ...asks, cluster: whole }, 'node', node);
  const there = whole.at(found.id);
  if (there === null) {
    throw new Refused(404, `The engine of node ${found.name} is not registered: an operator can add it.`);
  }
  if (bringing.has(asks.route.procedure)) {
    demand(
      asks,
      'node.schedule',
      found.place.collection,
      subjectOf(found),
      `bring things onto ${found.name}`,
    );
  }
  return there;
}

/** Containers are found wherever they are, and so is what happens. */
const everywhere: ReadonlySet<Procedure> = new Set([
  ...(['container-list', 'events', 'network-connect', 'network-disconnect'] as const),
]);

function isAboutEveryEngine({ target, procedure }: Route): boolean {
  return target === 'container' || target === 'exec' || everywhere.has(procedure);
}
