import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import type { Json, JsonObject } from '@/lib/docker-api/json';
import { labelsOf } from '@/lib/docker-api/kinds/kind';

/** An image on an engine. It is where its names belong. */
export interface ImageThing {
  readonly id: string;
  /** As the engine writes them: `busybox:latest`. */
  readonly tags: readonly string[];
  /** `busybox@sha256:…` */
  readonly digests: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

/** As an item of `GET /images/json` shows it. */
export function readImage(item: JsonObject): ImageThing {
  const names = (list: Json | undefined) => asList(list).map(asText);
  return {
    id: asText(item.Id),
    tags: names(item.RepoTags).filter((tag) => !tag.includes('<none>')),
    digests: names(item.RepoDigests).filter((digest) => !digest.includes('<none>')),
    labels: labelsOf(asObject(item.Labels)),
  };
}
