import type { Call } from '@/gateway/call';
import type { Door } from '@/gateway/door';
import type { Cluster } from '@/gateway/engines/cluster';
import type { Exchange } from '@/gateway/exchange';
import { log, reasonOf } from '@/gateway/log';
import { authenticate } from '@/gateway/pipeline/authenticate';
import { doubledHeader } from '@/gateway/pipeline/doubled-header';
import { rememberSent } from '@/gateway/pipeline/own-secrets';
import { reachedBy } from '@/gateway/pipeline/reached-by';
import { readBody } from '@/gateway/pipeline/read-body';
import { readOnRecord } from '@/gateway/pipeline/read-on-record';
import { type RefusedRequest, refuse } from '@/gateway/pipeline/refuse';
import { RequestsUnderWay } from '@/gateway/pipeline/requests-under-way';
import { throughEngines } from '@/gateway/pipeline/through-engines';
import { asViewer, refuseToViewers } from '@/gateway/pipeline/viewers';
import { procedures } from '@/gateway/procedures/procedures';
import { countRequest } from '@/gateway/prometheus/door-counters';
import { accepted, Refused } from '@/gateway/refused';
import type { Actor } from '@/lib/auth/actor';
import { engineVersion } from '@/lib/docker-api/api-version';
import { canonicaliseRequest, splitClusterPrefix, splitNodePrefix } from '@/lib/docker-api/canonical-request';
import { matchRoute } from '@/lib/docker-api/match-route';
import { parseBody } from '@/lib/docker-api/parse-body';
import type { Route } from '@/lib/docker-api/route';

const underWay = new RequestsUnderWay();

/** Takes one request through the door, from its first byte to its answer. It never throws. */
export async function carryOut(door: Door, exchange: Exchange): Promise<void> {
  const known: { -readonly [Key in keyof RefusedRequest]: RefusedRequest[Key] } = {
    actor: null,
    clusterName: '',
  };
  let leave: () => void = () => undefined;
  let concludeRead: () => void = () => undefined;
  const startedAt = performance.now();
  let matched: Route | null = null;
  try {
    const doubled = doubledHeader(exchange.request);
    if (doubled) throw new Refused(400, `the header ${doubled} comes more than once`);
    const { cluster: named, rest } = accepted(splitClusterPrefix(exchange.request.url ?? ''));
    const { node, rest: asked } = splitNodePrefix(rest);
    const request = accepted(canonicaliseRequest(exchange.request.method ?? '', asked));
    const actor = asViewer(await authenticate(exchange, door.publicOrigin));
    known.actor = actor;
    const cluster = findCluster(door, actor, named);
    known.clusterName = cluster.name;
    const { route, parameter, query } = accepted(matchRoute(request), {
      isRecorded: request.method !== 'GET' && request.method !== 'HEAD',
    });
    matched = route;
    refuseToViewers(actor, route, query);
    leave = underWay.enter(actor.userId, isEnding(route));
    if (route.effect === 'read') concludeRead = readOnRecord(exchange, actor, route, cluster.name);
    const given = await bodyFor(route, exchange);
    rememberSent(exchange, { query, body: given.body });
    const asks = { door, exchange, actor, route, parameter: parameter ?? '', query, ...given };
    await throughEngines(cluster, asks, async () => {
      const there = await reachedBy(cluster, node, asks);
      const { version } = accepted(engineVersion(request.apiVersion, there.condition.apiVersion));
      exchange.response.setHeader('Api-Version', there.condition.apiVersion);
      exchange.response.setHeader('Ostype', 'linux');
      await procedures[route.procedure]({ ...asks, cluster: there, apiVersion: version });
    });
  } catch (error) {
    await refuse(exchange, known, error).catch((failure: unknown) => {
      log('error', 'refusal not answered', {
        correlationId: exchange.correlationId,
        reason: reasonOf(failure),
      });
      exchange.request.socket.destroy();
    });
  } finally {
    leave();
    concludeRead();
    countRequest(exchange, matched, startedAt);
  }
}

/** Whether it takes something away that may be what its sender waits for. */
function isEnding({ method, path }: Route): boolean {
  return method === 'DELETE' || path === '/containers/{id}/kill';
}

/**
 * The cluster that a path names, else the certificate's, else the default one.
 *
 * @throws Refused 404
 */
function findCluster({ clusters }: Door, actor: Actor, named: string | null): Cluster {
  const own = actor.clusterId === null ? null : clusters.byId(actor.clusterId);
  const cluster = named === null ? (own ?? clusters.default()) : clusters.byName(named);
  // A certificate is for one cluster; for its holder there are no others.
  if (cluster === null || (actor.clusterId !== null && cluster.id !== actor.clusterId)) {
    throw new Refused(
      404,
      named === null ? 'There is no default cluster: name one.' : `No such cluster: ${named}`,
    );
  }
  return cluster;
}

async function bodyFor(route: Route, exchange: Exchange): Promise<Pick<Call, 'body' | 'early'>> {
  const { body } = route;
  if (body === 'stream') {
    if (exchange.upgrade) throw new Refused(400, 'this request cannot be upgraded');
    return { body: null, early: Buffer.of() };
  }
  const { bytes, early } = await readBody(exchange);
  if (body === 'none') return { body: null, early };
  return { body: accepted(parseBody(body, bytes), { isRecorded: route.effect === 'change' }).value, early };
}
