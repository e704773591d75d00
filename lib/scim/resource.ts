import { createHash } from 'node:crypto';
import { z } from 'zod';
import { publicOrigin } from '@/lib/auth/public-origin';
import { ScimError } from '@/lib/scim/error';

export const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const groupSchema = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const listSchema = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

export const basePath = '/scim/v2';
export const mostListed = 500;

/** A resource with `meta`, whose version is an entity tag of all the rest. */
export function withMeta<T extends { id: string }>(
  resource: T,
  { type, path, created, changed }: { type: 'User' | 'Group'; path: string; created: Date; changed: Date },
) {
  const version = `W/"${createHash('sha256').update(JSON.stringify(resource)).digest('base64url').slice(0, 22)}"`;
  return {
    ...resource,
    meta: {
      resourceType: type,
      created: created.toISOString(),
      lastModified: changed.toISOString(),
      location: `${publicOrigin()}${basePath}/${path}/${resource.id}`,
      version,
    },
  };
}

/** RFC 7644, 3.4.2. */
export function listOf(resources: readonly unknown[], total: number, startIndex: number) {
  return {
    schemas: [listSchema],
    totalResults: total,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources,
  };
}

export interface ListRequest {
  readonly filter: string | undefined;
  /** From 1 on. */
  readonly startIndex: number;
  readonly count: number;
}

const number = z.coerce.number().int();

/** @throws ScimError */
export function listRequest(query: URLSearchParams): ListRequest {
  const start = number.safeParse(query.get('startIndex') ?? 1);
  const count = number.safeParse(query.get('count') ?? 100);
  if (!start.success || !count.success)
    throw new ScimError(400, 'startIndex and count are numbers.', 'invalidValue');
  return {
    filter: query.get('filter') ?? undefined,
    startIndex: Math.min(Math.max(1, start.data), 10_000_000),
    count: Math.min(Math.max(0, count.data), mostListed),
  };
}

export function notFoundHere(): ScimError {
  return new ScimError(404, 'There is no such resource.');
}
