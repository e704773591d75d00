import { z } from 'zod';
import { answerJson } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { newImageName, tagOf } from '@/gateway/images/owned-name';
import { rememberOwners } from '@/gateway/images/remember-owners';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { onRecord } from '@/gateway/pipeline/on-record';
import { demand, demandOnOwner } from '@/gateway/pipeline/rights';
import { accepted, Refused } from '@/gateway/refused';
import { recordOrigin } from '@/gateway/resolve/image-origins';
import { subjectOf } from '@/gateway/resolve/resolve-target';
import { resolveThing } from '@/gateway/resolve/resolve-thing';
import { placementWish, refuseLabels } from '@/lib/docker-api/labels';
import { commitConfig } from '@/lib/docker-api/schemas/commit';
import { shownChanges } from '@/lib/docker-api/secrets/secret-queries';

const committed = z.object({ Id: z.string() });

/**
 * Makes an image of a container, under a name whose owner lets the person load; without a name it is
 * where the container is. All that is in the container, its environment too, is in the image.
 */
export async function imageCommit(call: Call): Promise<void> {
  const { query, cluster } = call;
  const config = commitConfig.parse(call.body);
  accepted(placementWish(config?.Labels));
  const refusal = refuseLabels(config?.Labels);
  if (refusal !== null) throw new Refused(400, refusal);
  const container = await resolveThing(call, 'container', String(query.container));
  demand(call, 'container.commit', container.place.collection, subjectOf(container));
  const { repo, tag } = query;
  const isNamed = typeof repo === 'string' && repo !== '';
  const name = isNamed ? await newImageName(repo, typeof tag === 'string' ? tag : '') : null;
  const collection = name?.collection ?? container.place.collection;
  const subject = { resourceKind: 'image', resourceName: name?.name ?? '', collection };
  const allowedBy = demandOnOwner(
    call,
    'image.load',
    collection,
    subject,
    `the image name ${subject.resourceName}`,
  );
  const request = { container: container.id, image: name?.name ?? '', changes: shownChanges(query.changes) };
  await onRecord(call, { ...subject, operation: 'container.commit', allowedBy, request }, async () => {
    await rememberOwners(call, name === null ? [] : [name]);
    const answer = await askEngine(call, {
      method: 'POST',
      segments: ['commit'],
      query: {
        ...query,
        container: container.id,
        repo: name?.repository ?? '',
        tag: name === null ? '' : tagOf(name),
      },
      body: config,
    });
    const { status } = answer;
    if (status >= 400) {
      await answerEngineError(call, answer);
      return { status, detail: engineMessage(answer) };
    }
    const { Id } = committed.parse(jsonOf(answer));
    await recordOrigin(cluster, Id, collection);
    answerJson(call.exchange, 201, { Id });
    return { status, subject: { resourceId: Id } };
  });
}
