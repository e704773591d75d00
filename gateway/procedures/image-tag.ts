import { answerNothing } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { oneAtATime } from '@/gateway/create/one-at-a-time';
import { newImageName, tagOf } from '@/gateway/images/owned-name';
import { rememberOwners } from '@/gateway/images/remember-owners';
import { askEngine } from '@/gateway/pipeline/ask-engine';
import { demandOnAny } from '@/gateway/pipeline/demand-on-target';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { onRecord } from '@/gateway/pipeline/on-record';
import { demandOnOwner } from '@/gateway/pipeline/rights';
import { resolveImage } from '@/gateway/resolve/resolve-image';

/** Gives an image that the person may use one more name, whose owner lets them name images. */
export async function imageTag(call: Call): Promise<void> {
  const { query, parameter, cluster } = call;
  const { image, name: from, collections } = await resolveImage(call, parameter);
  demandOnAny(call, 'image.use', collections, {
    resourceKind: 'image',
    resourceId: image.id,
    resourceName: from ?? '',
  });
  const target = await newImageName(String(query.repo), typeof query.tag === 'string' ? query.tag : '');
  const { collection, name, repository } = target;
  const subject = { resourceKind: 'image', resourceId: image.id, resourceName: name, collection };
  const allowedBy = demandOnOwner(
    call,
    'image.tag',
    collection,
    subject,
    `the image name ${subject.resourceName}`,
  );
  const request = { from: from ?? image.id };
  // Whoever removes the image by its id looks at its names first: none may come meanwhile.
  await oneAtATime(cluster, [`image ${image.id}`], () =>
    onRecord(call, { ...subject, operation: 'image.tag', allowedBy, request }, async () => {
      await rememberOwners(call, [target]);
      const answer = await askEngine(call, {
        method: 'POST',
        segments: ['images', image.id, 'tag'],
        query: { repo: repository, tag: tagOf(target) },
      });
      const { status } = answer;
      if (status >= 400) {
        await answerEngineError(call, answer);
        return { status, detail: engineMessage(answer) };
      }
      answerNothing(call.exchange, 201);
      return { status };
    }),
  );
}
