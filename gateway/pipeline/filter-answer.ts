import type { Call } from '@/gateway/call';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import { may } from '@/gateway/pipeline/rights';
import { accepted } from '@/gateway/refused';
import { viewAt } from '@/gateway/resolve/container-view';
import { collectionsOfImages } from '@/gateway/resolve/image-origins';
import { imageOwners } from '@/gateway/resolve/image-owner';
import type { Target } from '@/gateway/resolve/resolve-target';
import { visibleThings } from '@/gateway/resolve/resolve-thing';
import { serviceViewAt, taskViews } from '@/gateway/services/service-view';
import { rootCollection } from '@/lib/access/collection-path';
import { filterContainerInspect } from '@/lib/docker-api/answers/container-inspect';
import { filterExecInspect } from '@/lib/docker-api/answers/exec-inspect';
import { filterImageHistory, filterImageInspect, type SeesRepository } from '@/lib/docker-api/answers/images';
import { filterInfo, type VisibleCounts } from '@/lib/docker-api/answers/info';
import { filterNode } from '@/lib/docker-api/answers/node';
import { filterService } from '@/lib/docker-api/answers/service';
import { filterConfig, filterSecret } from '@/lib/docker-api/answers/swarm-data';
import { filterTask } from '@/lib/docker-api/answers/task';
import { filterVolume } from '@/lib/docker-api/answers/volume';
import { notFound } from '@/lib/docker-api/errors';
import { isJsonObject, type Json, type JsonObject } from '@/lib/docker-api/json';
import type { ImageThing } from '@/lib/docker-api/kinds/image';
import type { AnswerFilter } from '@/lib/docker-api/route';

/** What of an engine's answer the person may see. */
export async function filterAnswer(
  call: Call,
  target: Target | null,
  answer: Json,
  filter: AnswerFilter = call.route.answer,
): Promise<Json> {
  const collection = target?.collections[0] ?? rootCollection;
  switch (filter) {
    case 'container-inspect':
      return filterContainerInspect(objectOf(answer), viewAt(call, collection));
    case 'exec-inspect':
      return filterExecInspect(objectOf(answer));
    case 'image-inspect':
      return accepted(
        filterImageInspect(
          objectOf(answer),
          await seesRepository(call, true),
          viewAt(call, rootCollection),
        ) ?? notFound('image', call.parameter),
      );
    case 'image-history':
      return filterImageHistory(answer, await seesRepository(call, true));
    case 'volume-inspect':
      return filterVolume(objectOf(answer), viewAt(call, collection));
    case 'secret-inspect':
      return filterSecret(objectOf(answer));
    case 'config-inspect':
      return filterConfig(objectOf(answer), may(call.actor, 'config.view-data', collection));
    case 'node-inspect':
      return filterNode(objectOf(answer), may(call.actor, 'node.update', collection));
    case 'service-inspect':
      return filterService(objectOf(answer), serviceViewAt(call, collection));
    case 'task-inspect':
      return filterTask(objectOf(answer), (await taskViews(call))(collection));
    case 'info':
      return filterInfo(
        objectOf(answer),
        await visibleCounts(call),
        may(call.actor, 'cluster.view', rootCollection),
      );
    case 'opaque':
    case 'procedure':
      throw new Error(`Nothing filters an answer of ${call.route.path}.`);
  }
}

/** @throws EngineUnreachable: an engine inspects things as objects */
function objectOf(answer: Json): JsonObject {
  if (!isJsonObject(answer)) throw new EngineUnreachable('its answer is no object');
  return answer;
}

/**
 * Whether the person may see the images of a repository.
 *
 * @param seesNameless what to say of the image itself where it has no name
 */
export async function seesRepository(
  call: Pick<Call, 'actor'>,
  seesNameless: boolean,
): Promise<SeesRepository> {
  const { ofRepository } = await imageOwners();
  return (repository) =>
    repository === null ? seesNameless : may(call.actor, 'image.view', ofRepository(repository));
}

async function visibleCounts(call: Call): Promise<VisibleCounts> {
  const containers = await visibleThings(call, 'container');
  const count = (...states: string[]) => containers.filter(({ state }) => states.includes(state)).length;
  const images = await call.cluster.inventory.images();
  const collectionsOf = await collectionsOfImages(call, images);
  const isSeen = (image: ImageThing) =>
    collectionsOf(image).some((owner) => may(call.actor, 'image.view', owner));
  const running = count('running', 'restarting');
  const paused = count('paused');
  return {
    running,
    paused,
    stopped: containers.length - running - paused,
    images: images.filter(isSeen).length,
  };
}
