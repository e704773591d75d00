import { isJsonObject, type Json, type JsonObject } from '@/lib/docker-api/json';

/** What of an engine's answer a person may see besides the thing itself. */
export interface AnswerView {
  /** container.view-env */
  readonly env: boolean;
  /** container.view-host */
  readonly host: boolean;
}

/** In the place of a value that is there and not shown. */
export const hidden = '[hidden]';

/**
 * Only these members, in the engine's own order. A member that a newer engine adds stays out until it
 * is listed.
 */
export function pick(source: JsonObject, names: readonly string[]): JsonObject {
  const picked: Record<string, Json | undefined> = {};
  for (const name of Object.keys(source)) {
    if (names.includes(name) && name !== '__proto__') picked[name] = source[name];
  }
  return picked;
}

export function asObject(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

export function asList(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

export function asText(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
