import { badRequest, isRefusal, type Refusal } from '@/lib/docker-api/errors';
import { goFold } from '@/lib/docker-api/go-fold';
import { isJsonObject, type JsonObject } from '@/lib/docker-api/json';
import { readStrictJson } from '@/lib/docker-api/strict-json';

const digest = /^sha256:([0-9a-f]{64})$/;
const unreadable: Refusal = badRequest('the configuration of an image in the archive cannot be read');

/**
 * The SHA-256 of each layer, uncompressed, that an image's configuration names (rootfs.diff_ids), in
 * hexadecimal. An engine takes a layer that it has from its own store, whoever's image that is part
 * of, and does not look into the archive: so whoever loads an image must show that they have its layers.
 */
export function layersOfConfig(bytes: Uint8Array): readonly string[] | Refusal {
  const read = readStrictJson(bytes);
  if (isRefusal(read) || !isJsonObject(read.value)) return unreadable;
  const root = onlySpelling(read.value, 'rootfs');
  if (root === null) return [];
  const layers = isJsonObject(root.value) ? onlySpelling(root.value, 'diff_ids') : null;
  if (layers === null || layers.value === null) return [];
  if (!Array.isArray(layers.value)) return unreadable;
  const found: string[] = [];
  for (const layer of layers.value) {
    const hex = typeof layer === 'string' ? digest.exec(layer)?.[1] : undefined;
    if (hex === undefined) return unreadable;
    found.push(hex);
  }
  return found;
}

/** The member under which Go finds the field, however it is spelled; strict JSON has at most one. */
function onlySpelling(object: JsonObject, name: string) {
  const key = Object.keys(object).find((each) => goFold(each) === goFold(name));
  return key === undefined ? null : { value: object[key] ?? null };
}
