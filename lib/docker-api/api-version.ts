import { badRequest, type Refusal } from '@/lib/docker-api/errors';

/** Minor versions of Docker's API 1.x between which clients are served. */
export const minimumMinor = 41;
const maximumMinor = 51;

const written = /^v1\.(0|[1-9][0-9]{0,3})$/;

/** Whether a first path segment can only be meant as a version (`v1.41.`, `V1.41`, `v01.41`, …). */
export function looksLikeVersion(segment: string): boolean {
  return /^v[0-9]/i.test(segment);
}

/** The "1.44" of a segment "v1.44", or the engine's own words for a version that is not served. */
export function parseVersionSegment(segment: string): { readonly version: string } | Refusal {
  const minor = written.exec(segment)?.[1];
  if (minor === undefined) return badRequest(`"${segment.slice(0, 32)}" is not an API version`);
  return servedVersion(Number(minor), minimumMinor, maximumMinor);
}

/**
 * The version in which to speak to an engine: what the client asked for, or the engine's highest
 * (at most ours) for a client that named none.
 */
export function engineVersion(
  client: string | null,
  engineHighest: string,
): { readonly version: string } | Refusal {
  const highest = Math.min(maximumMinor, minorOf(engineHighest));
  return client === null
    ? { version: `1.${highest}` }
    : servedVersion(minorOf(client), minimumMinor, highest);
}

function minorOf(version: string): number {
  const minor = Number(/^1\.([0-9]{1,4})$/.exec(version)?.[1]);
  return Number.isInteger(minor) ? minor : minimumMinor;
}

function servedVersion(minor: number, lowest: number, highest: number): { version: string } | Refusal {
  const version = `1.${minor}`;
  if (minor < lowest) {
    return badRequest(
      `client version ${version} is too old. Minimum supported API version is 1.${lowest}, please upgrade your client to a newer version`,
    );
  }
  if (minor > highest) {
    return badRequest(`client version ${version} is too new. Maximum supported API version is 1.${highest}`);
  }
  return { version };
}
