import type { Call } from '@/gateway/call';
import { askForPull } from '@/gateway/images/ask-for-pull';
import { nameAndTag, ownedName } from '@/gateway/images/owned-name';
import { wholeAnswer } from '@/gateway/pipeline/ask-engine';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { onRecord } from '@/gateway/pipeline/on-record';
import { demandOnOwner } from '@/gateway/pipeline/rights';
import { demandRegistry } from '@/gateway/registries/allowed-registry';
import { registryAuth } from '@/gateway/registries/registry-auth';
import { streamAnswer } from '@/gateway/streams/stream-answer';
import type { QueryValue } from '@/lib/docker-api/query';

/**
 * Makes the engine fetch an image: into a name whose owner lets the person pull, and from a registry
 * that this cluster may contact. Without a tag all tags of the repository are meant, as in an engine;
 * one collection owns them all.
 */
export async function imagePull(call: Call): Promise<void> {
  const { fromImage, tag, platform } = call.query;
  const image = await ownedName(nameAndTag(textOf(fromImage).replace(/:$/, ''), textOf(tag)));
  const { reference, name, repository, collection } = image;
  const isAll = reference.tag === null && reference.digest === null;
  const subject = { resourceKind: 'image', resourceName: isAll ? repository : name, collection };
  const allowedBy = demandOnOwner(
    call,
    'image.pull',
    collection,
    subject,
    `the image name ${subject.resourceName}`,
  );
  demandRegistry(call, reference.domain, { ...subject, operation: 'image.pull' });
  const credential = await registryAuth(call, reference.domain);
  const request = { image: subject.resourceName, isAll };
  await onRecord(call, { ...subject, operation: 'image.pull', allowedBy, request }, async () => {
    const answer = await askForPull(call, { image, isAll, platform: textOf(platform), credential });
    const status = answer.statusCode ?? 502;
    if (status >= 400) {
      const whole = await wholeAnswer(answer);
      await answerEngineError(call, whole);
      return { status, detail: engineMessage(whole) };
    }
    await streamAnswer(call, answer, [{ operation: 'image.pull', collection, thing: null }]);
    return { status };
  });
}

function textOf(value: QueryValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
