import { asObject, asText } from '@/lib/docker-api/answers/fields';
import type { Json, JsonObject } from '@/lib/docker-api/json';

/**
 * A container's NetworkMode as its maker wrote it. The door names networks to the engine by full id,
 * and the engine repeats that; people and tools expect the name.
 */
export function networkModeByName(mode: Json | undefined, settings: JsonObject): string {
  const written = asText(mode);
  const named = Object.entries(asObject(settings.Networks)).find(
    ([, network]) => written !== '' && asText(asObject(network).NetworkID) === written,
  );
  return named?.[0] ?? written;
}
