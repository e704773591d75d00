import { badRequest, type Refusal } from '@/lib/docker-api/errors';
import { goFold } from '@/lib/docker-api/go-fold';
import type { Json } from '@/lib/docker-api/json';
import { JsonError, JsonReader } from '@/lib/docker-api/json-reader';

/** Most bytes of JSON that a request may carry. */
export const maximumJsonBytes = 4 * 1024 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const engineText = new TextDecoder('utf-8');

/**
 * Members of Docker's requests whose keys are the person's own data (Go maps, matched exactly): in
 * them `Foo` beside `foo` is two keys. Everywhere else Go would take both for the same field.
 */
const membersKeyedByData: ReadonlySet<string> = new Set([
  'Annotations',
  'AuxiliaryAddresses',
  'Config',
  'DriverOpts',
  'EndpointsConfig',
  'ExposedPorts',
  'Labels',
  'Options',
  'PortBindings',
  'StorageOpt',
  'Sysctls',
  'Tmpfs',
  'Volumes',
]);

/**
 * Reads a request's JSON so that the engine could not read it differently: strict UTF-8, one document
 * and nothing after it, no key twice (also not in Go's case folding), no number that would be
 * rounded or is spelled oddly, no NUL, bounded depth and breadth. Objects have no prototype.
 */
export function readStrictJson(bytes: Uint8Array): { readonly value: Json } | Refusal {
  if (bytes.length > maximumJsonBytes) return { status: 413, message: 'the request body is too large' };
  return read(bytes, {
    maximumDepth: 32,
    maximumMembers: 8192,
    wideIntegers: 'refuse',
    isPlain: true,
    sameKey: (parent) => (membersKeyedByData.has(parent) ? identity : goFold),
  });
}

/** What may be an integer beyond 2^53 (or text that looks like one). */
const wideInteger = /[:,[\s]-?[0-9]{16}/;

/**
 * Reads what an engine answered, with integers beyond 2^53 kept as bigint. Nearly no answer holds
 * one, and JSON.parse reads those several times faster.
 */
export function readEngineJson(bytes: Uint8Array): { readonly value: Json } | Refusal {
  const text = engineText.decode(bytes);
  try {
    if (!wideInteger.test(text)) return { value: JSON.parse(text) };
  } catch {
    return { status: 502, message: "the engine's answer is not JSON" };
  }
  const result = read(bytes, {
    maximumDepth: 64,
    maximumMembers: Number.POSITIVE_INFINITY,
    wideIntegers: 'bigint',
    isPlain: false,
    sameKey: () => identity,
  });
  return 'value' in result ? result : { status: 502, message: `the engine's answer: ${result.message}` };
}

function identity(key: string): string {
  return key;
}

function read(
  bytes: Uint8Array,
  rules: ConstructorParameters<typeof JsonReader>[1],
): { readonly value: Json } | Refusal {
  try {
    return { value: new JsonReader(utf8.decode(bytes), rules).document() };
  } catch (error) {
    if (error instanceof JsonError) return badRequest(`invalid JSON: ${error.message}`);
    if (error instanceof TypeError) return badRequest('invalid JSON: not UTF-8');
    throw error;
  }
}
