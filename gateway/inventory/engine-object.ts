import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import { isRefusal } from '@/lib/docker-api/errors';
import { isJsonObject, type JsonObject } from '@/lib/docker-api/json';
import { readEngineJson } from '@/lib/docker-api/strict-json';

/** @throws EngineUnreachable when it is no JSON object */
export function objectOf(text: Buffer): JsonObject {
  const read = readEngineJson(text);
  if (isRefusal(read)) throw new EngineUnreachable(read.message);
  if (!isJsonObject(read.value)) throw new EngineUnreachable('it lists what is no object');
  return read.value;
}
