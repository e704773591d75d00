import type { Call } from '@/gateway/call';
import { nameAndTag, ownedName } from '@/gateway/images/owned-name';
import { wholeAnswer, written } from '@/gateway/pipeline/ask-engine';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { onRecord } from '@/gateway/pipeline/on-record';
import { demandOnOwner, may } from '@/gateway/pipeline/rights';
import { accepted, Refused } from '@/gateway/refused';
import { demandRegistry } from '@/gateway/registries/allowed-registry';
import { registryAuth } from '@/gateway/registries/registry-auth';
import { writeCredential } from '@/gateway/registries/registry-credential';
import { streamAnswer } from '@/gateway/streams/stream-answer';
import { notFound } from '@/lib/docker-api/errors';

/** What engines take for "no credential"; without the header they read one from the body. */
const noCredential = writeCredential({});

/**
 * Makes the engine push an image, or all tags of a repository: under a name whose owner lets the
 * person push, to a registry that this cluster may contact.
 */
export async function imagePush(call: Call): Promise<void> {
  const { cluster, query } = call;
  const tag = typeof query.tag === 'string' ? query.tag : '';
  const { reference, name, repository, collection } = await ownedName(nameAndTag(call.parameter, tag));
  if (reference.digest !== null) throw new Refused(400, 'cannot push a digest reference');
  const isAll = reference.tag === null;
  const subject = { resourceKind: 'image', resourceName: isAll ? repository : name, collection };
  if (!may(call.actor, 'image.view', collection)) accepted(notFound('image', name));
  const allowedBy = demandOnOwner(
    call,
    'image.push',
    collection,
    subject,
    `the image name ${subject.resourceName}`,
  );
  demandRegistry(call, reference.domain, { ...subject, operation: 'image.push' });
  const credential = (await registryAuth(call, reference.domain)) ?? noCredential;
  const request = { image: subject.resourceName, isAll };
  await onRecord(call, { ...subject, operation: 'image.push', allowedBy, request }, async () => {
    const answer = await cluster.engine.send(
      written(call, {
        method: 'POST',
        segments: ['images', repository, 'push'],
        query: {
          ...(reference.tag === null ? {} : { tag: reference.tag }),
          ...(typeof query.platform === 'string' ? { platform: query.platform } : {}),
        },
        headers: { 'X-Registry-Auth': credential },
      }),
    );
    const status = answer.statusCode ?? 502;
    if (status >= 400) {
      const whole = await wholeAnswer(answer);
      await answerEngineError(call, whole);
      return { status, detail: engineMessage(whole) };
    }
    await streamAnswer(call, answer, [{ operation: 'image.push', collection, thing: null }]);
    return { status };
  });
}
