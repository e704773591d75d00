import type { z } from 'zod';
import type { Fields, Input } from '@/lib/api/route';
import { isRefusal } from '@/lib/docker-api/errors';
import { readStrictJson } from '@/lib/docker-api/strict-json';
import { type FieldError, invalid, notFound, Problem } from '@/lib/problems/problem';

/** A request's parts as they came, canonical but not yet validated. */
export interface RawInput {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Undefined: the route takes no body. */
  readonly body: unknown;
}

/** Most bytes that a request to the REST API may carry, where its route allows no more. */
const maximumBodyBytes = 1024 * 1024;

/**
 * Takes `dryRun` out of the query of a route that can tell beforehand what it would do.
 *
 * @throws Problem 422 for any value but true and false
 */
export function takeDryRun(raw: RawInput): { raw: RawInput; isDryRun: boolean } {
  const { dryRun = 'false', ...query } = raw.query;
  if (dryRun !== 'true' && dryRun !== 'false') throw invalid('query.dryRun', 'must be true or false');
  return { raw: { ...raw, query }, isDryRun: dryRun === 'true' };
}

/** @throws Problem 404 for a path that names nothing, 422 that lists every field that is wrong */
export function readInput<P extends Fields, Q extends Fields, B extends z.ZodType>(
  schemas: { params: P; query: Q; body: B },
  raw: RawInput,
): Input<P, Q, B> {
  refuseNul(raw);
  const params = schemas.params.safeParse(raw.params);
  if (!params.success) throw notFound('such thing');
  const query = schemas.query.safeParse(raw.query);
  const body = schemas.body.safeParse(raw.body);
  if (query.success && body.success) return { params: params.data, query: query.data, body: body.data };
  const errors = [...fieldErrors('query', query.error), ...fieldErrors('body', body.error)];
  const detail = errors.map(({ path, message }) => `${path}: ${message}`).join('; ');
  throw new Problem({ kind: 'invalid', detail, errors });
}

/** @throws Problem 415, 413 or 400 */
export async function readBody(request: Request, mostBytes = maximumBodyBytes): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(type)) {
    const detail = 'Send JSON, with the header "content-type: application/json".';
    throw new Problem({ kind: 'unsupported-media-type', detail });
  }
  const read = readStrictJson(await readBytes(request, mostBytes));
  if (isRefusal(read)) throw new Problem({ kind: 'malformed-request', detail: sentence(read.message) });
  return read.value;
}

/** @throws Problem 400 for a key that comes twice or a text that is not UTF-8 */
export function readQuery(search: string): Record<string, string> {
  const entries = search
    .replace(/^\?/, '')
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair): [string, string] => {
      const at = pair.includes('=') ? pair.indexOf('=') : pair.length;
      return [decodePart(pair.slice(0, at)), decodePart(pair.slice(at + 1))];
    });
  const keys = new Set(entries.map(([key]) => key));
  if (keys.size < entries.length) throw malformed('The query names a parameter twice.');
  return Object.fromEntries(entries);
}

/** @throws Problem 400 */
export function decodePart(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch (error) {
    if (error instanceof URIError) throw malformed('The address holds a malformed percent code.');
    throw error;
  }
}

function malformed(detail: string): Problem {
  return new Problem({ kind: 'malformed-request', detail });
}

async function readBytes(request: Request, mostBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > mostBytes) {
      const detail = `The body may have at most ${mostBytes / 1024 / 1024} MiB.`;
      throw new Problem({ kind: 'too-large', detail });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Postgres stores no NUL byte in text, and no name of ours holds one. */
function refuseNul(value: unknown): void {
  if (typeof value === 'string' && value.includes('\0')) throw malformed('A text holds a NUL character.');
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    refuseNul(key);
    refuseNul(member);
  }
}

function fieldErrors(part: string, error: z.ZodError | undefined): FieldError[] {
  const issues = error?.issues ?? [];
  return issues.map(({ path, message }) => ({ path: [part, ...path].join('.'), message }));
}

function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}
