import { answerBytes } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { askCostly } from '@/gateway/engines/costly';
import { containerListViews } from '@/gateway/lists/known-containers';
import { jsonOf } from '@/gateway/pipeline/ask-engine';
import { answerEngineError } from '@/gateway/pipeline/engine-error';
import { may } from '@/gateway/pipeline/rights';
import { viewAt } from '@/gateway/resolve/container-view';
import { visibleItems, visibleThings } from '@/gateway/resolve/resolve-thing';
import { visibleImages } from '@/gateway/resolve/visible-images';
import { rootCollection } from '@/lib/access/collection-path';
import { filterContainerListItem } from '@/lib/docker-api/answers/container-list';
import { diskUsage } from '@/lib/docker-api/answers/disk-usage';
import { asList, asObject } from '@/lib/docker-api/answers/fields';
import { filterVolume } from '@/lib/docker-api/answers/volume';
import type { Json, JsonObject } from '@/lib/docker-api/json';
import { valuesOf } from '@/lib/docker-api/query';
import { serialise } from '@/lib/docker-api/serialise';

/** How much room the things take that the person may see. */
export async function systemDiskUsage(call: Call): Promise<void> {
  const types = typesOf(call);
  const answer = await askCostly(call, {
    method: 'GET',
    segments: ['system', 'df'],
    ...(types.length > 0 ? { query: { type: types.join('\n') } } : {}),
  });
  if (answer.status >= 400) return answerEngineError(call, answer);
  const whole = asObject(jsonOf(answer));
  const isAsked = (type: string) => types.length === 0 || types.includes(type);
  const images = isAsked('image') ? await visibleImages(call, asList(whole.Images).map(asObject)) : null;
  const sees = (collection: string) => may(call.actor, 'image.view', collection);
  const shown = diskUsage({
    images,
    containers: isAsked('container') ? await visibleContainers(call, whole.Containers) : null,
    volumes: isAsked('volume') ? await visibleVolumes(call, whole.Volumes) : null,
    buildCache: isAsked('build-cache') ? (sees(rootCollection) ? asList(whole.BuildCache) : []) : null,
    layersSize:
      images?.length === asList(whole.Images).length && typeof whole.LayersSize === 'number'
        ? whole.LayersSize
        : null,
    usedImages: images === null ? [] : (await visibleThings(call, 'container')).map(({ imageId }) => imageId),
  });
  answerBytes(call.exchange, 200, 'application/json', serialise(shown));
}

/** Engines before API 1.42 pass over the parameter. */
function typesOf({ query: { type }, apiVersion }: Call): string[] {
  const isRead = Number(apiVersion.split('.')[1]) >= 42;
  return isRead ? [...valuesOf(type)] : [];
}

async function visibleContainers(call: Call, containers: Json | undefined): Promise<JsonObject[]> {
  const visible = await visibleItems(call, 'container', asList(containers).map(asObject));
  const viewOf = containerListViews(call);
  return visible.map(({ item, thing }) => filterContainerListItem(item, viewOf(thing.place.collection).view));
}

async function visibleVolumes(call: Call, volumes: Json | undefined): Promise<JsonObject[]> {
  const visible = await visibleItems(call, 'volume', asList(volumes).map(asObject));
  return visible.map(({ item, thing }) => filterVolume(item, viewAt(call, thing.place.collection)));
}
