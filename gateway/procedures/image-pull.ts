import type { Call } from '@/gateway/call';
import { wholeAnswer, written } from '@/gateway/pipeline/ask-engine';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { onRecord } from '@/gateway/pipeline/on-record';
import { demandOnOwner } from '@/gateway/pipeline/rights';
import { accepted, Refused } from '@/gateway/refused';
import { demandRegistry } from '@/gateway/registries/allowed-registry';
import { registryAuth } from '@/gateway/registries/registry-auth';
import { imageOwners } from '@/gateway/resolve/image-owner';
import { streamAnswer } from '@/gateway/streams/stream-answer';
import { familiarName, parseImageReference } from '@/lib/docker-api/image-reference';
import type { QueryValues } from '@/lib/docker-api/query';

/**
 * Makes the engine fetch an image: into a name whose owner lets the person pull, and from a registry
 * that this cluster may contact.
 */
export async function imagePull(call: Call): Promise<void> {
  const { query, cluster } = call;
  const reference = accepted(parseImageReference(nameOf(query)));
  if (reference.kind === 'id') throw new Refused(400, 'an image is pulled by its name, not by its id');
  const { domain, path, repository, tag, digest } = reference;
  const name = familiarName(reference);
  const collection = (await imageOwners()).ofRepository(repository);
  const subject = { resourceKind: 'image', resourceName: name, collection };
  const allowedBy = demandOnOwner(call, 'image.pull', collection, subject, `the image name ${name}`);
  demandRegistry(call, domain, { ...subject, operation: 'image.pull' });
  const credential = await registryAuth(call, domain);
  await onRecord(
    call,
    { ...subject, operation: 'image.pull', allowedBy, request: { image: name } },
    async () => {
      const answer = await cluster.engine.send(
        written(call, {
          method: 'POST',
          segments: ['images', 'create'],
          query: {
            // An absent tag would fetch them all.
            fromImage: domain === 'docker.io' ? path : `${domain}/${path}`,
            tag: digest ?? tag ?? 'latest',
            ...(typeof query.platform === 'string' ? { platform: query.platform } : {}),
          },
          headers: credential === null ? {} : { 'X-Registry-Auth': credential },
        }),
      );
      const status = answer.statusCode ?? 502;
      if (status >= 400) {
        const whole = await wholeAnswer(answer);
        await answerEngineError(call, whole);
        return { status, detail: engineMessage(whole) };
      }
      await streamAnswer(call, answer, [{ operation: 'image.pull', collection, thing: null }]);
      return { status };
    },
  );
}

/** One reference from the two parameters that may each hold a part of it. */
function nameOf({ fromImage, tag }: QueryValues): string {
  const image = typeof fromImage === 'string' ? fromImage : '';
  if (typeof tag !== 'string' || tag === '') return image;
  if (/@|:[^/]*$/.test(image)) throw new Refused(400, 'the image is named with a tag already');
  return tag.startsWith('sha256:') ? `${image}@${tag}` : `${image}:${tag}`;
}
