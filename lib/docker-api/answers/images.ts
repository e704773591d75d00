import { type AnswerView, asList, asObject, asText, pick } from '@/lib/docker-api/answers/fields';
import { normaliseRepository } from '@/lib/docker-api/image-reference';
import type { Json, JsonObject } from '@/lib/docker-api/json';

/** Whether the person may view the images of a repository in its one form; null: those without a name. */
export type SeesRepository = (repository: string | null) => boolean;

/**
 * One image of `GET /images/json` under the names that the person sees; null if they see none.
 *
 * @param view what they may see of containers everywhere
 */
export function filterImageListItem(
  item: JsonObject,
  sees: SeesRepository,
  view: Pick<AnswerView, 'host'>,
): JsonObject | null {
  const names = visibleNames(item, sees);
  if (names === null) return null;
  return {
    ...pick(item, [
      'Containers',
      'Created',
      'Id',
      'Labels',
      'ParentId',
      'RepoDigests',
      'RepoTags',
      'SharedSize',
      'Size',
      'VirtualSize',
    ]),
    ...(view.host ? {} : { ParentId: '', Containers: -1 }),
    ...names,
  };
}

/**
 * `GET /images/{name}/json` under the names that the person sees; null if they see none.
 *
 * @param view what they may see of containers everywhere: layers are shared by everybody's images, and
 *   what the builder left tells of a container
 */
export function filterImageInspect(
  image: JsonObject,
  sees: SeesRepository,
  view: AnswerView,
): JsonObject | null {
  const names = visibleNames(image, sees);
  if (names === null) return null;
  return {
    ...pick(image, [
      'Id',
      'Comment',
      'Created',
      'DockerVersion',
      'Author',
      'Config',
      'Architecture',
      'Variant',
      'Os',
      'OsVersion',
      'Size',
      'VirtualSize',
      'RootFS',
    ]),
    Parent: view.host ? asText(image.Parent) : '',
    GraphDriver: view.host
      ? asObject(image.GraphDriver)
      : { Name: asText(asObject(image.GraphDriver).Name), Data: null },
    Metadata: pick(asObject(image.Metadata), ['LastTagTime']),
    ...(view.env ? pick(image, ['Container', 'ContainerConfig']) : volumesOfBuilder(image)),
    ...names,
  };
}

/** Before API 1.45. docker-compose 1 makes no container anew without it; the rest repeats commands. */
function volumesOfBuilder({ ContainerConfig }: JsonObject): JsonObject {
  if (ContainerConfig === undefined) return {};
  return { ContainerConfig: pick(asObject(ContainerConfig), ['Volumes']) };
}

/** `GET /images/{name}/history`: layers of other images under names that the person does not see lose them. */
export function filterImageHistory(history: Json, sees: SeesRepository): Json {
  return asList(history).map((layer) => {
    const { Tags, ...rest } = asObject(layer);
    const shown = asList(Tags).filter((tag) => seesName(asText(tag), sees));
    return {
      ...pick(rest, ['Id', 'Created', 'CreatedBy', 'Size', 'Comment']),
      Tags: shown.length > 0 ? shown : null,
    };
  });
}

/** The repositories under which an image, in a list or inspected, is known to the engine. */
export function repositoriesOf(image: JsonObject): string[] {
  const names = [...asList(image.RepoTags), ...asList(image.RepoDigests)].map(asText);
  return [...new Set(names.flatMap((name) => repositoryOf(name) ?? []))];
}

function visibleNames(image: JsonObject, sees: SeesRepository): JsonObject | null {
  const repositories = repositoriesOf(image);
  const isVisible = repositories.length === 0 ? sees(null) : repositories.some((name) => sees(name));
  if (!isVisible) return null;
  const ofList = (list: Json | undefined) =>
    list === null ? null : asList(list).filter((name) => seesName(asText(name), sees));
  return { RepoTags: ofList(image.RepoTags), RepoDigests: ofList(image.RepoDigests) };
}

/** The engine's "<none>:<none>" names nothing and hides nothing. */
function seesName(name: string, sees: SeesRepository): boolean {
  if (name.startsWith('<none>')) return true;
  const repository = repositoryOf(name);
  return repository !== null && sees(repository);
}

function repositoryOf(name: string): string | null {
  const withoutDigest = name.split('@')[0] ?? '';
  const colon = withoutDigest.lastIndexOf(':');
  const isTag = colon > withoutDigest.lastIndexOf('/');
  return normaliseRepository(isTag ? withoutDigest.slice(0, colon) : withoutDigest);
}
