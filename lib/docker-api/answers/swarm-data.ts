import { asObject, hidden, pick } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';

const members = ['ID', 'Version', 'CreatedAt', 'UpdatedAt', 'Spec'];

/** A secret that the person may view. Engines never tell what is in it; we do not pass it if one did. */
export function filterSecret(secret: JsonObject): JsonObject {
  return {
    ...pick(secret, members),
    Spec: pick(asObject(secret.Spec), ['Name', 'Labels', 'Driver', 'Templating']),
  };
}

/** What stands in the place of content that is not shown: clients expect base64. */
const hiddenData = Buffer.from(hidden).toString('base64');

/** A config that the person may view; its content to who may read it. */
export function filterConfig(config: JsonObject, showsData: boolean): JsonObject {
  const spec = asObject(config.Spec);
  return {
    ...pick(config, members),
    Spec: {
      ...pick(spec, ['Name', 'Labels', 'Data', 'Templating']),
      ...(spec.Data === undefined || showsData ? {} : { Data: hiddenData }),
    },
  };
}
