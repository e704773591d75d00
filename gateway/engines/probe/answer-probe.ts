import { answerJson } from '@/gateway/answer';
import type { Door } from '@/gateway/door';
import { fitsAlone, fitsCluster } from '@/gateway/engines/probe/fits-cluster';
import { probeEngine } from '@/gateway/engines/probe/probe-engine';
import { registeredEngines } from '@/gateway/engines/probe/registered';
import type { Exchange } from '@/gateway/exchange';
import { log, reasonOf } from '@/gateway/log';
import { authenticate } from '@/gateway/pipeline/authenticate';
import { readBody } from '@/gateway/pipeline/read-body';
import { type RefusedRequest, refuse } from '@/gateway/pipeline/refuse';
import { RequestsUnderWay } from '@/gateway/pipeline/requests-under-way';
import { demand } from '@/gateway/pipeline/rights';
import { asViewer } from '@/gateway/pipeline/viewers';
import { accepted, Refused } from '@/gateway/refused';
import { rootCollection } from '@/lib/access/collection-path';
import { type EngineProbe, type ProbeRequest, probeRequest } from '@/lib/clusters/engine-probe';
import { parseBody } from '@/lib/docker-api/parse-body';

export const probePath = '/engines/probe';

const underWay = new RequestsUnderWay();

/**
 * Answers POST /engines/probe: tries an engine before it is registered. `web` asks it before it saves
 * one, and so do people with the form's button. It takes the right to register engines: whoever has it
 * may have the gateway connect to any address.
 */
export async function answerProbe(door: Door, exchange: Exchange): Promise<void> {
  const known: { -readonly [Key in keyof RefusedRequest]: RefusedRequest[Key] } = {
    actor: null,
    clusterName: '',
  };
  let leave: () => void = () => undefined;
  try {
    if (exchange.request.method !== 'POST') throw new Refused(405, 'this address takes POST');
    const actor = asViewer(await authenticate(exchange, door.publicOrigin));
    known.actor = actor;
    leave = underWay.enter(actor.userId, false);
    demand({ actor }, 'cluster.manage', rootCollection, { resourceKind: 'engine' });
    const { bytes } = await readBody(exchange);
    const wish = accepted(parseBody(probeRequest, bytes)).value;
    answerJson(exchange, 200, await probed(door, wish));
  } catch (error) {
    await refuse(exchange, known, error).catch((failure: unknown) => {
      log('error', 'refusal not answered', { reason: reasonOf(failure) });
      exchange.request.socket.destroy();
    });
  } finally {
    leave();
  }
}

async function probed({ clusters }: Door, wish: ProbeRequest): Promise<EngineProbe> {
  const { endpoint, tls, ssh, engine } = wish;
  const isGiven = tls !== undefined || ssh !== undefined;
  const credentials = isGiven ? (tls ?? ssh ?? null) : await clusters.credentialsOf(engine);
  const registered = registeredEngines(clusters);
  const cluster = wish.cluster === null ? null : clusters.byId(wish.cluster);
  return probeEngine(
    { endpoint, credentials },
    registered.filter(({ engineId, clusterId }) => engineId !== engine && clusterId !== wish.cluster),
    async (answering) =>
      cluster === null
        ? fitsAlone(answering, registered)
        : fitsCluster(cluster, registered, engine, answering),
  );
}
