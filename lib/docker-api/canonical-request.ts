import { looksLikeVersion, parseVersionSegment } from '@/lib/docker-api/api-version';
import { badRequest, isRefusal, type Refusal } from '@/lib/docker-api/errors';
import { percentDecode } from '@/lib/docker-api/percent-decode';
import { readQueryString } from '@/lib/docker-api/query-string';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'] as const;
export type Method = (typeof methods)[number];

/** A request line in its one form. */
export interface CanonicalRequest {
  readonly method: Method;
  /** "1.41" … "1.51"; null where the client named none. */
  readonly apiVersion: string | null;
  /** Decoded; none is empty, "." or ".."; none holds a slash. */
  readonly segments: readonly string[];
  readonly query: ReadonlyMap<string, string>;
}

const maximumTargetLength = 12 * 1024;
const maximumSegmentLength = 512;

/** RFC 3986's path characters, less ";", whose parameters servers read differently. */
const path = /^(?:\/[A-Za-z0-9._~:@!$&'()*+,=%-]+)+$/;
/** Escapes of what needs none, or of what must not be hidden: letters, digits, `-._~`, `/`, `\`, `%`. */
const needlessEscape = /%(?:3[0-9]|4[1-9a-f]|5[0-9acf]|6[1-9a-f]|7[0-9ae]|2[def5])/i;

/**
 * Brings a request line to its one form, or refuses it. The engine resolves dot segments, decoded
 * slashes and doubled slashes in ways of its own; nothing that needs such resolving gets through.
 */
export function canonicaliseRequest(method: string, rawTarget: string): CanonicalRequest | Refusal {
  const known = methods.find((candidate) => candidate === method);
  if (known === undefined) return badRequest('the method is not one of GET, HEAD, POST, PUT, DELETE');
  if (rawTarget.length > maximumTargetLength) return badRequest('the request target is too long');
  const split = splitTarget(rawTarget);
  if (isRefusal(split)) return split;
  const [first, ...rest] = split.segments;
  if (first === undefined || !looksLikeVersion(first)) {
    return { method: known, apiVersion: null, segments: split.segments, query: split.query };
  }
  const parsed = parseVersionSegment(first);
  if (isRefusal(parsed)) return parsed;
  if (rest.length === 0) return { status: 404, message: 'page not found' };
  return { method: known, apiVersion: parsed.version, segments: rest, query: split.query };
}

function splitTarget(
  rawTarget: string,
): { segments: string[]; query: ReadonlyMap<string, string> } | Refusal {
  const mark = rawTarget.indexOf('?');
  const rawPath = mark === -1 ? rawTarget : rawTarget.slice(0, mark);
  if (!path.test(rawPath)) return badRequest('the path is not in its plain form');
  if (needlessEscape.test(rawPath)) return badRequest('the path hides characters in escapes');
  const segments: string[] = [];
  for (const raw of rawPath.slice(1).split('/')) {
    const segment = percentDecode(raw);
    if (segment === null) return badRequest('the path holds a broken escape');
    if (segment === '.' || segment === '..') return badRequest('the path holds dot segments');
    if (segment.length > maximumSegmentLength) return badRequest('the path is too long');
    segments.push(segment);
  }
  const query = readQueryString(mark === -1 ? '' : rawTarget.slice(mark + 1));
  return isRefusal(query) ? query : { segments, query };
}

/**
 * Takes `/clusters/<name>` off the front of a target. Looked at before anything is decoded, so a name
 * has one spelling: lower-case letters, digits, ".", "_" and "-".
 */
export function splitClusterPrefix(
  rawTarget: string,
): { readonly cluster: string | null; readonly rest: string } | Refusal {
  if (!/^\/clusters(?:[/?]|$)/.test(rawTarget)) return { cluster: null, rest: rawTarget };
  const found = /^\/clusters\/([a-z0-9][a-z0-9._-]{0,62})(\/.*)$/s.exec(rawTarget);
  const [, cluster, rest] = found ?? [];
  if (cluster === undefined || rest === undefined) return { status: 404, message: 'page not found' };
  return { cluster, rest };
}

/**
 * Takes `/nodes/<node>` off the front of what follows the cluster: all the rest is asked of that node's
 * own engine. Docker's own two addresses of a node, which look like it, stay as they are.
 */
export function splitNodePrefix(target: string): { readonly node: string | null; readonly rest: string } {
  const found = /^\/nodes\/([A-Za-z0-9][A-Za-z0-9_.-]{0,127})(\/.*)$/s.exec(target);
  const [, node, rest] = found ?? [];
  if (node === undefined || rest === undefined || /^\/update(?:\?|$)/.test(rest)) {
    return { node: null, rest: target };
  }
  return { node, rest };
}

/** The target that we ask of an engine: our own spelling, of segments that we resolved. */
export function engineTarget(apiVersion: string, segments: readonly string[], query: string): string {
  const path = segments.map((segment) => encodeURIComponent(segment)).join('/');
  return `/v${apiVersion}/${path}${query === '' ? '' : `?${query}`}`;
}
