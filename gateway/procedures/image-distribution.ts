import { answerBytes } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { ownedName } from '@/gateway/images/owned-name';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { answerEngineError } from '@/gateway/pipeline/engine-error';
import { demandOnOwner } from '@/gateway/pipeline/rights';
import { demandRegistry } from '@/gateway/registries/allowed-registry';
import { registryAuth } from '@/gateway/registries/registry-auth';
import { asObject, pick } from '@/lib/docker-api/answers/fields';
import { serialise } from '@/lib/docker-api/serialise';

const withinMs = 60_000;

/** What a registry says of an image that the person may pull: its digest and platforms. */
export async function imageDistribution(call: Call): Promise<void> {
  const { reference, name, collection } = await ownedName(call.parameter);
  const subject = { resourceKind: 'image', resourceName: name, collection };
  demandOnOwner(call, 'image.pull', collection, subject, `the image name ${subject.resourceName}`);
  demandRegistry(call, reference.domain, { ...subject, operation: 'image.pull' });
  const credential = await registryAuth(call, reference.domain);
  const answer = await askEngine(call, {
    method: 'GET',
    segments: ['distribution', name, 'json'],
    headers: credential === null ? {} : { 'X-Registry-Auth': credential },
    withinMs,
  });
  if (answer.status >= 400) await answerEngineError(call, answer);
  else {
    const shown = pick(asObject(jsonOf(answer)), ['Descriptor', 'Platforms']);
    answerBytes(call.exchange, 200, 'application/json', serialise(shown));
  }
}
