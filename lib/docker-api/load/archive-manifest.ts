import { z } from 'zod';
import { badRequest, isRefusal, type Refusal } from '@/lib/docker-api/errors';
import { familiarName, parseImageReference } from '@/lib/docker-api/image-reference';
import type { Json } from '@/lib/docker-api/json';
import { describeIssues } from '@/lib/docker-api/parse-body';
import { readStrictJson } from '@/lib/docker-api/strict-json';

const path = z.string().min(1).max(4096);

/**
 * `manifest.json` of `docker save` (moby, image/tarexport: manifestItem). What archives hold besides,
 * the OCI index and the old `repositories`, names images too; it is not sent on.
 */
const manifest = z
  .array(
    z.strictObject({
      Config: path,
      RepoTags: z.array(z.string()).max(1000).nullish(),
      Layers: z.array(path).max(1000).nullish(),
      Parent: z.string().max(100).optional(),
      LayerSources: z.unknown().optional(),
    }),
  )
  .min(1)
  .max(1000);

/** One image of an archive. */
export interface ArchivedImage {
  /** Where its configuration is in the archive. */
  readonly config: string;
  /** As engines list them: "busybox:latest". */
  readonly names: readonly string[];
  readonly layers: readonly string[];
}

/** Reads the list of images in an archive, so that an engine could not read it differently. */
export function readArchiveManifest(bytes: Uint8Array): readonly ArchivedImage[] | Refusal {
  const read = readStrictJson(bytes);
  if (isRefusal(read)) return badRequest(`manifest.json: ${read.message}`);
  const parsed = manifest.safeParse(read.value);
  if (!parsed.success) return badRequest(`manifest.json: ${describeIssues(parsed.error)}`);
  const images: ArchivedImage[] = [];
  for (const { Config, RepoTags, Layers } of parsed.data) {
    const names: string[] = [];
    for (const tag of RepoTags ?? []) {
      const reference = parseImageReference(tag);
      if (
        isRefusal(reference) ||
        reference.kind === 'id' ||
        reference.tag === null ||
        reference.digest !== null
      ) {
        return badRequest(`invalid tag ${JSON.stringify(tag.slice(0, 200))} in manifest.json`);
      }
      names.push(familiarName(reference));
    }
    images.push({ config: Config, names: [...new Set(names)], layers: Layers ?? [] });
  }
  return images;
}

/** The list as it is sent, with each configuration under the name that it is sent by. */
export function writeArchiveManifest(
  images: readonly (ArchivedImage & { readonly sentConfig: string })[],
): Json {
  return images.map(({ sentConfig, names, layers }) => ({
    Config: sentConfig,
    RepoTags: [...names],
    Layers: [...layers],
  }));
}
