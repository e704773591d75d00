import { answerBytes, answerJson } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { answerEngineError } from '@/gateway/pipeline/engine-error';
import { may } from '@/gateway/pipeline/rights';
import { rootCollection } from '@/lib/access/collection-path';
import { asList, asObject } from '@/lib/docker-api/answers/fields';
import { engineVersion, minimumMinor } from '@/lib/docker-api/api-version';
import { isJsonObject, type Json, type JsonObject } from '@/lib/docker-api/json';

/** Answered by ourselves: what clients agree on a version by. */
export async function ping(call: Call): Promise<void> {
  const { exchange, cluster } = call;
  const { response } = exchange;
  response.setHeader('Api-Version', highestVersion(call));
  response.setHeader('Docker-Experimental', 'false');
  // The classic builder; sessions that BuildKit needs are not offered.
  response.setHeader('Builder-Version', '1');
  if (cluster.condition.swarm !== '') response.setHeader('Swarm', cluster.condition.swarm);
  const isReachable = cluster.condition.state !== 'unreachable';
  answerBytes(
    exchange,
    isReachable ? 200 : 503,
    'text/plain; charset=utf-8',
    Buffer.from(isReachable ? 'OK' : 'The engine cannot be reached.'),
  );
}

/** The engine's versions, with what we speak at most and at least. */
export async function version(call: Call): Promise<void> {
  const answer = await askEngine(call, { method: 'GET', segments: ['version'] });
  if (answer.status >= 400) {
    await answerEngineError(call, answer);
    return;
  }
  const body = jsonOf(answer);
  if (!isJsonObject(body)) throw new Error('The engine answered /version with something else.');
  answerJson(call.exchange, 200, {
    Platform: { Name: 'Wheelhouse' },
    // What the engine is made of is for who looks after it.
    Components: may(call.actor, 'cluster.view', rootCollection) ? componentsOf(call, body) : [],
    Version: body.Version,
    ApiVersion: highestVersion(call),
    MinAPIVersion: `1.${minimumMinor}`,
    GitCommit: body.GitCommit,
    GoVersion: body.GoVersion,
    Os: body.Os,
    Arch: body.Arch,
    KernelVersion: body.KernelVersion,
    BuildTime: body.BuildTime,
  });
}

/** Clients show the versions that the component "Engine" speaks: they are ours. */
function componentsOf(call: Call, body: JsonObject): Json[] {
  const spoken = { ApiVersion: highestVersion(call), MinAPIVersion: `1.${minimumMinor}` };
  return asList(body.Components)
    .map(asObject)
    .map((component) =>
      component.Name === 'Engine'
        ? { ...component, Details: { ...asObject(component.Details), ...spoken } }
        : component,
    );
}

function highestVersion({ cluster }: Call): string {
  const version = engineVersion(null, cluster.condition.apiVersion);
  return 'version' in version ? version.version : cluster.condition.apiVersion;
}
