import type { z } from 'zod';
import type { Operation } from '@/lib/access/operations';
import type { Method } from '@/lib/docker-api/canonical-request';
import type { ThingKind } from '@/lib/docker-api/kinds/thing';
import type { QueryValues } from '@/lib/docker-api/query';

/**
 * What a request needs. Required in every route and without a default.
 * - `onTarget`: the operation on the collection of the thing that the path names.
 * - `onNamed`: the operation on the collection that the request itself names: a placement wish, or
 *   the owner of an image name. The procedure works it out and must ask `decide`.
 * - `onWhole`: the operation on "/": what concerns the cluster as a whole.
 * - `filter`: no operation is demanded; the answer shows only what the person holds it on.
 * - `signedIn`: any signed-in person; the reason is written out.
 */
export type Permission =
  | { readonly onTarget: Operation; readonly except?: PermissionException }
  | { readonly onNamed: Operation }
  | { readonly onWhole: Operation }
  | { readonly filter: Operation }
  | { readonly signedIn: string };

/** Where one value of one query parameter needs another operation than the route does. */
export interface PermissionException {
  readonly parameter: string;
  readonly values: readonly string[];
  readonly operation: Operation;
  readonly reason: string;
}

/** The operation to ask for on the target of a request that matched the route. */
export function operationOnTarget(
  permission: Extract<Permission, { onTarget: Operation }>,
  query: QueryValues,
): Operation {
  const { onTarget, except } = permission;
  const value = except && query[except.parameter];
  return except && typeof value === 'string' && except.values.includes(value) ? except.operation : onTarget;
}

/**
 * What the path's first parameter names: `{id}` or `{name...}`. `exec` is owned by who created it, a
 * `task` is where its service is, a `plugin` is the whole cluster's.
 */
export type TargetKind = ThingKind | 'image' | 'exec' | 'task' | 'plugin' | 'none';

/**
 * - `none`: whatever the client sends is read up to the cap and discarded.
 * - `stream`: bytes for the engine (tar), never parsed, never kept.
 * - a schema: read whole by `readStrictJson`, validated, and written anew.
 */
export type RouteBody = 'none' | 'stream' | z.ZodType;

/** `plain`: answered whole; `stream`: headers flushed at once, then piped; `hijack`: raw both ways. */
export type Transport = 'plain' | 'stream' | 'hijack';

/** `forward` is the generic one: resolve the target, ask the engine, filter the answer. */
export type Procedure =
  | 'forward'
  | 'ping'
  | 'version'
  | 'events'
  | 'container-list'
  | 'container-create'
  | 'container-remove'
  | 'container-rename'
  | 'container-prune'
  | 'network-prune'
  | 'volume-prune'
  | 'image-prune'
  | 'disk-usage'
  | 'container-update'
  | 'exec-create'
  | 'exec-start'
  | 'image-list'
  | 'image-pull'
  | 'image-import'
  | 'image-save'
  | 'image-load'
  | 'image-build'
  | 'build-prune'
  | 'image-tag'
  | 'image-push'
  | 'image-remove'
  | 'image-commit'
  | 'image-distribution'
  | 'registry-login'
  | 'registry-search'
  | 'network-list'
  | 'network-inspect'
  | 'network-create'
  | 'network-connect'
  | 'network-disconnect'
  | 'network-remove'
  | 'volume-list'
  | 'volume-create'
  | 'volume-remove'
  | 'secret-list'
  | 'secret-create'
  | 'secret-update'
  | 'secret-remove'
  | 'config-list'
  | 'config-create'
  | 'config-update'
  | 'config-remove'
  | 'node-list'
  | 'node-update'
  | 'node-remove'
  | 'service-list'
  | 'service-create'
  | 'service-update'
  | 'service-remove'
  | 'task-list'
  | 'service-create-plan'
  | 'service-update-plan'
  | 'container-create-plan'
  | 'node-move-plan'
  | 'metrics'
  | 'event-search'
  | 'timeline'
  | 'swarm-inspect'
  | 'swarm-unlock-key'
  | 'swarm-change'
  | 'plugin-list'
  | 'plugin-fetch'
  | 'plugin-set';

/** How the engine's JSON is filtered on its way back; `opaque` is a body that is not JSON of ours. */
export type AnswerFilter =
  | 'opaque'
  | 'container-inspect'
  | 'exec-inspect'
  | 'image-inspect'
  | 'image-history'
  | 'volume-inspect'
  | 'secret-inspect'
  | 'config-inspect'
  | 'node-inspect'
  | 'service-inspect'
  | 'task-inspect'
  | 'info'
  | 'procedure';

export interface Route {
  readonly method: Method;
  /** Without the version: `/containers/{id}/json`; `{name...}` takes one segment or several. */
  readonly path: string;
  /** Two calls of Docker share a path: this is the one whose query names the parameter. */
  readonly selectedBy?: string;
  readonly permission: Permission;
  readonly target: TargetKind;
  /** Closed: a query key that it does not name is refused. */
  readonly query: z.ZodType<QueryValues>;
  readonly body: RouteBody;
  readonly effect: 'read' | 'change';
  readonly transport: Transport;
  readonly procedure: Procedure;
  readonly answer: AnswerFilter;
}

/** A part of Docker's API that is known and deliberately not offered. */
export interface WithheldRoute {
  readonly method: Method | 'ANY';
  readonly path: string;
  readonly status: 403 | 404;
  /** A whole sentence for the person; for 404 it is formed as Docker's `no such …`. */
  readonly reason: string;
}
