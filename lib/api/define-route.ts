import { z } from 'zod';
import type { Operation } from '@/lib/access/operations';
import { type StepUpGroup, stepUpGroupOf } from '@/lib/access/step-up-group';
import { withBeforeAndAfter } from '@/lib/api/before-and-after';
import { type RawInput, readInput, takeDryRun } from '@/lib/api/read-input';
import { isUpToDate, requireUnchanged, tagOfAnswer } from '@/lib/api/record-state';
import {
  type Caller,
  type ChangeDefinition,
  type Fields,
  FileAnswer,
  type Input,
  type Method,
  type Permission,
  type PublicDefinition,
  type ReadDefinition,
  type RequestFacts,
  type SelfRecordingDefinition,
} from '@/lib/api/route';
import { makeChange } from '@/lib/audit/change';
import type { Actor, CredentialKind } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { previewChange } from '@/lib/effects/preview-change';
import { accessEffect } from '@/lib/effects/schema';
import { authorise } from '@/lib/grants/authorise';
import { requireStepUp } from '@/lib/step-up/needed';

/** A definition with its types worn off: what the dispatcher and the OpenAPI document work on. */
export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly permission: RoutePermission;
  readonly changes: boolean;
  /** It is about one record: a GET answers its entity tag, a change takes If-Match. */
  readonly isOfRecord: boolean;
  /** Whether it takes `dryRun` and then answers an `AccessEffect`. */
  readonly previewsAccess: boolean;
  readonly status: 200 | 201 | 204;
  readonly params: Fields;
  readonly query: Fields;
  /** Null: the route takes no body. */
  readonly body: z.ZodType | null;
  /** Most bytes that the body may have; null: what is usual. */
  readonly mostBytes: number | null;
  readonly response: z.ZodType | { readonly mediaType: string } | null;
  /** Validates the input, decides, and carries it out. */
  readonly perform: (actor: Actor | null, raw: RawInput, facts: RequestFacts) => Promise<Answer>;
}

export type RoutePermission =
  | ({ readonly operation: Operation } & RouteCredentials)
  | ({ readonly signedIn: string } & RouteCredentials)
  | { readonly public: string };

interface RouteCredentials {
  readonly credentials: readonly CredentialKind[];
  readonly duringSignIn: boolean;
}

export interface Answer {
  /** Undefined: no body. */
  readonly result: unknown;
  readonly location: string | null;
  /** The entity tag of the record that is answered. */
  readonly tag: string | null;
  /** Whoever asks has it already: 304 without a body. */
  readonly isKnown: boolean;
  /** It tells what would be, of a dry run: 200 whatever the change itself answers. */
  readonly isPreview?: boolean;
}

interface Dangerous {
  readonly method: Method;
  readonly permission: { readonly operation: Operation } | { readonly signedIn: string };
  readonly stepUp?: StepUpGroup | 'any';
}

const none = z.strictObject({});
const noBody = z.undefined();
type None = typeof none;
type NoBody = typeof noBody;

const ordinaryCredentials: readonly CredentialKind[] = ['session', 'token'];

type Definition<P extends Fields, Q extends Fields, B extends z.ZodType, R> =
  | ReadDefinition<P, Q, B, R>
  | ChangeDefinition<P, Q, B, R>
  | SelfRecordingDefinition<P, Q, B, R>;

/** A route for whoever is signed in. */
export function defineRoute<
  R,
  P extends Fields = None,
  Q extends Fields = None,
  B extends z.ZodType = NoBody,
>(definition: Definition<P, Q, B, R>): Route {
  const { permission, credentials = ordinaryCredentials, duringSignIn = false } = definition;
  return {
    ...described(definition),
    permission:
      'operation' in permission
        ? { operation: permission.operation, credentials, duringSignIn }
        : { signedIn: permission.signedIn, credentials, duringSignIn },
    changes: definition.effect !== 'read',
    isOfRecord: definition.record !== undefined,
    previewsAccess: isPreviewable(definition),
    status: statusOf(definition),
    response: definition.response,
    async perform(actor, given, facts) {
      if (actor === null) throw new Error(`${definition.path} was reached without an actor.`);
      const { raw, isDryRun } = isPreviewable(definition)
        ? takeDryRun(given)
        : { raw: given, isDryRun: false };
      const input = readInput(schemasOf(definition), raw);
      if (isDryRun && definition.effect === 'change') return dryRun(definition, input, actor, facts);
      const result = await carryOut(definition, input, actor, facts);
      const tag = definition.effect === 'read' ? tagOfAnswer(definition.record, result) : null;
      return {
        result: checked(definition.response, result),
        location: locationOf(definition, result),
        tag,
        isKnown: tag !== null && isUpToDate(facts.preconditions, tag),
      };
    },
  };
}

/** A route that needs nobody to be signed in, and says why. */
export function definePublicRoute<
  R,
  P extends Fields = None,
  Q extends Fields = None,
  B extends z.ZodType = NoBody,
>(definition: PublicDefinition<P, Q, B, R>): Route {
  return {
    ...described(definition),
    permission: definition.permission,
    changes: definition.effect !== 'read',
    isOfRecord: false,
    previewsAccess: false,
    status: 200,
    response: definition.response,
    async perform(_actor, raw, facts) {
      const input = readInput(schemasOf(definition), raw);
      const result = await definition.handler({ ...input, facts });
      return { result: checked(definition.response, result), location: null, tag: null, isKnown: false };
    },
  };
}

async function carryOut<P extends Fields, Q extends Fields, B extends z.ZodType, R>(
  definition: Definition<P, Q, B, R>,
  input: Input<P, Q, B>,
  actor: Actor,
  facts: RequestFacts,
): Promise<R | FileAnswer> {
  if (definition.effect === 'change') {
    const { handler, permission, record } = definition;
    return makeChange(
      actor,
      async (tx) => {
        const caller = { actor, db: tx };
        await permit(permission, input, caller);
        await requireProofFor(definition, actor);
        await requireUnchanged(record, facts.preconditions, input, caller);
        const seen = isPreviewable(definition) ? record : undefined;
        return withBeforeAndAfter(seen, input, caller, () => handler({ ...input, ...caller }));
      },
      definition.timeoutMs,
    );
  }
  const caller = { actor, db };
  await permit(definition.permission, input, caller);
  if (definition.effect === 'read') return definition.handler({ ...input, ...caller });
  await requireProofFor(definition, actor);
  const { record } = definition;
  return definition.handler({
    ...input,
    ...caller,
    facts,
    requireUnchanged: (tx) => requireUnchanged(record, facts.preconditions, input, { actor, db: tx }),
  });
}

function isPreviewable<P extends Fields, Q extends Fields, B extends z.ZodType, R>(
  definition: Definition<P, Q, B, R>,
): boolean {
  return definition.effect === 'change' && definition.previews === 'access';
}

/** What the change would do to access; nothing of it is kept. */
async function dryRun<P extends Fields, Q extends Fields, B extends z.ZodType, R>(
  { permission, handler, record }: ChangeDefinition<P, Q, B, R>,
  input: Input<P, Q, B>,
  actor: Actor,
  facts: RequestFacts,
): Promise<Answer> {
  const effect = await previewChange(
    actor,
    (tx) => permit(permission, input, { actor, db: tx }),
    async (tx) => {
      const caller = { actor, db: tx };
      await requireUnchanged(record, facts.preconditions, input, caller);
      return handler({ ...input, ...caller });
    },
  );
  return {
    result: checked(accessEffect, effect),
    location: null,
    tag: null,
    isKnown: false,
    isPreview: true,
  };
}

async function permit<I>(permission: Permission<I>, input: I, caller: Caller): Promise<void> {
  if ('signedIn' in permission) return;
  authorise(caller.actor, permission.operation, await permission.on(input, caller));
}

/** What is dangerous may take a proof anew of who is there; asked for only where it is allowed at all. */
async function requireProofFor({ method, permission, stepUp }: Dangerous, actor: Actor): Promise<void> {
  const byOperation = 'operation' in permission ? stepUpGroupOf(permission.operation) : null;
  const isRemoval = method === 'DELETE' && 'operation' in permission;
  const group = stepUp ?? byOperation ?? (isRemoval ? 'delete' : null);
  if (group !== null) await requireStepUp(actor, group);
}

/** Outside production, what is answered is held against what the OpenAPI document promises. */
function checked(response: Route['response'], result: unknown): unknown {
  if (response === null) return undefined;
  if (process.env.NODE_ENV !== 'production' && response instanceof z.ZodType) response.parse(result);
  return result;
}

function statusOf<P extends Fields, Q extends Fields, B extends z.ZodType, R>(
  definition: Definition<P, Q, B, R>,
): Route['status'] {
  if (definition.response === null) return 204;
  return definition.effect !== 'read' && definition.created ? 201 : 200;
}

function locationOf<P extends Fields, Q extends Fields, B extends z.ZodType, R>(
  definition: Definition<P, Q, B, R>,
  result: R | FileAnswer,
): string | null {
  if (definition.effect === 'read' || !definition.created || result instanceof FileAnswer) return null;
  return definition.created(result);
}

interface Shapes<P extends Fields, Q extends Fields, B extends z.ZodType> {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
}

/** Where a definition names no schema, its type parameter is that of the empty one. */
function schemasOf<P extends Fields, Q extends Fields, B extends z.ZodType>(shapes: Shapes<P, Q, B>) {
  return {
    params: shapes.params ?? (none as Fields as P),
    query: shapes.query ?? (none as Fields as Q),
    body: shapes.body ?? (noBody as z.ZodType as B),
  };
}

function described<P extends Fields, Q extends Fields, B extends z.ZodType>(
  definition: Shapes<P, Q, B> & {
    method: Method;
    path: string;
    summary: string;
    description?: string;
    mostBytes?: number;
  },
) {
  const { method, path, summary, description = '', params = none, query = none, body = null } = definition;
  return { method, path, summary, description, params, query, body, mostBytes: definition.mostBytes ?? null };
}
