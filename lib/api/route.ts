import type { z } from 'zod';
import type { CollectionPath } from '@/lib/access/collection-path';
import type { Operation } from '@/lib/access/operations';
import type { StepUpGroup } from '@/lib/access/step-up-group';
import type { Change } from '@/lib/audit/change';
import type { Actor, CredentialKind } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Fields = z.ZodObject;

export interface Input<P extends Fields, Q extends Fields, B extends z.ZodType> {
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
}

/** Who asks, and the database to answer from; for a change, the transaction that makes it. */
export interface Caller {
  readonly actor: Actor;
  readonly db: Db;
}

/** Who may use a route. There is no default: an exception is written out with its reason. */
export type Permission<I> =
  | { readonly operation: Operation; readonly on: (input: I, caller: Caller) => Promised<CollectionPath> }
  /** Why no operation is asked for, e.g. "answers only what the person may see". */
  | { readonly signedIn: string };

/** What a request says of the state that it was made for (RFC 9110, 13.1); null where it says nothing. */
export interface Preconditions {
  readonly ifMatch: string | null;
  readonly ifNoneMatch: string | null;
}

/**
 * Of a route that changes one record: the record as its GET shows it, or what people edit of it.
 *
 * @throws Problem 404 for one that the caller may not see
 */
export type RecordReader<I> = (input: I, caller: Caller) => Promised<unknown>;

/** Where a request came from and how it wants to be known. */
export interface RequestFacts {
  readonly address: string;
  readonly userAgent: string;
  /** As in logs, in the audit log, and in X-Request-Id of the answer. */
  readonly requestId: string;
  /** If-Match and If-None-Match. */
  readonly preconditions: Preconditions;
  /** As it came, for what is asked of the gateway in the person's name. */
  readonly credential: { readonly authorization: string | null; readonly cookie: string | null };
}

/** A file in place of JSON. */
export class FileAnswer {
  constructor(
    readonly mediaType: string,
    readonly fileName: string,
    readonly bytes: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
  ) {}
}

interface Described<P extends Fields, Q extends Fields, B extends z.ZodType> {
  readonly method: Method;
  /** As it follows /api/v1, e.g. "/teams/{team}/members/{user}". */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Most bytes that the body may have, where it is more than what is usual. */
  readonly mostBytes?: number;
}

interface SignedIn<P extends Fields, Q extends Fields, B extends z.ZodType> extends Described<P, Q, B> {
  readonly permission: Permission<Input<P, Q, B>>;
  /**
   * Credentials that may be used here; sessions and API tokens unless told. What makes or changes
   * credentials takes sessions alone, or a token could outlive itself.
   */
  readonly credentials?: readonly CredentialKind[];
  /** Whether it is part of finishing a sign-in: a new password, a second factor, leaving. */
  readonly duringSignIn?: boolean;
  /**
   * Of a change whose operation does not say it: which kind of danger it is, where people can be asked
   * to prove anew who they are. `any`: it makes a credential, which could do the rest without asking.
   */
  readonly stepUp?: StepUpGroup | 'any';
}

export interface ReadDefinition<P extends Fields, Q extends Fields, B extends z.ZodType, R>
  extends SignedIn<P, Q, B> {
  readonly effect: 'read';
  readonly response: z.ZodType<R> | { readonly mediaType: string };
  /**
   * For one record: it is answered with an entity tag. 'answer' where all of it is edited; else what
   * people edit of it, so that what moves by itself (a state, a count) makes no edit stale.
   */
  readonly record?: 'answer' | ((answer: NoInfer<R>) => unknown);
  readonly handler: (call: Input<P, Q, B> & Caller) => Promised<R | FileAnswer>;
}

/** The handler's changes and the audit entry that it answers are committed together. */
export interface ChangeDefinition<P extends Fields, Q extends Fields, B extends z.ZodType, R>
  extends SignedIn<P, Q, B> {
  readonly effect: 'change';
  /**
   * With `?dryRun=true` it answers what the change would do to access (`AccessEffect`), and changes
   * nothing. For everything that changes who may do what.
   */
  readonly previews?: 'access';
  /** How long it may take, where it does much in one transaction; 15 seconds unless told. */
  readonly timeoutMs?: number;
  /** Null: 204 without a body. */
  readonly response: z.ZodType<R> | null;
  /** For 201: where the new thing is, below /api/v1. */
  readonly created?: (result: R) => string;
  /** Of one record: its If-Match is held against this before the handler is called. */
  readonly record?: RecordReader<Input<P, Q, B>>;
  readonly handler: (call: Input<P, Q, B> & Caller) => Promise<Change<R>>;
}

/** For changes whose own module already records them, e.g. together with a CA's signature. */
export interface SelfRecordingDefinition<P extends Fields, Q extends Fields, B extends z.ZodType, R>
  extends SignedIn<P, Q, B> {
  readonly effect: 'records-itself';
  /** Which module writes the audit entry. */
  readonly recordedBy: string;
  readonly response: z.ZodType<R> | { readonly mediaType: string } | null;
  readonly created?: (result: R) => string;
  /** Of one record: the handler calls `requireUnchanged` first in the transaction that changes it. */
  readonly record?: RecordReader<Input<P, Q, B>>;
  readonly handler: (
    call: Input<P, Q, B> & Caller & { facts: RequestFacts; requireUnchanged: (tx: Db) => Promise<void> },
  ) => Promise<R | FileAnswer>;
}

/** For whoever is not signed in. */
export interface PublicDefinition<P extends Fields, Q extends Fields, B extends z.ZodType, R>
  extends Described<P, Q, B> {
  readonly permission: { readonly public: string };
  readonly effect: 'read' | 'records-itself';
  readonly response: z.ZodType<R>;
  readonly handler: (call: Input<P, Q, B> & { facts: RequestFacts }) => Promised<R>;
}

type Promised<T> = T | Promise<T>;
