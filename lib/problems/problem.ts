import type { CollectionPath } from '@/lib/access/collection-path';
import type { Operation } from '@/lib/access/operations';

export interface FieldError {
  /** Where it is, e.g. "body.username" or "query.limit". */
  readonly path: string;
  readonly message: string;
}

export interface MissingRight {
  readonly operation: Operation;
  readonly collection: CollectionPath;
}

interface ProblemFacts {
  readonly kind: ProblemKind;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  readonly missing?: MissingRight;
  /** Of a stale change: the record as it is now. */
  readonly current?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** What a client needs to go on, as members of the answer. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Every kind of problem: its HTTP status and its title. */
const kinds = {
  'malformed-request': [400, 'The request cannot be read'],
  unauthenticated: [401, 'Not signed in'],
  'second-factor-needed': [401, 'A second factor is needed'],
  'missing-right': [403, 'Not permitted'],
  refused: [403, 'Refused'],
  'sign-in-unfinished': [403, 'Sign-in is not finished'],
  'step-up-needed': [403, 'Prove again who you are'],
  'not-found': [404, 'Not found'],
  'method-not-allowed': [405, 'Method not allowed'],
  conflict: [409, 'In conflict with what exists'],
  stale: [409, 'Changed in the meantime'],
  'too-large': [413, 'Too large'],
  'unsupported-media-type': [415, 'Not JSON'],
  invalid: [422, 'Not valid'],
  'too-many-requests': [429, 'Too many tries'],
  internal: [500, 'Something went wrong'],
  unavailable: [503, 'Not available now'],
} as const;

export type ProblemKind = keyof typeof kinds;

/** Why something is not done, in a sentence for people; answered as application/problem+json. */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly status: number;
  readonly title: string;
  readonly errors: readonly FieldError[] | undefined;
  readonly missing: MissingRight | undefined;
  readonly current: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly more: Readonly<Record<string, unknown>>;

  constructor(
    { kind, detail, errors, missing, current, headers, more }: ProblemFacts,
    options?: ErrorOptions,
  ) {
    super(detail, options);
    this.name = 'Problem';
    this.kind = kind;
    [this.status, this.title] = kinds[kind];
    this.errors = errors;
    this.missing = missing;
    this.current = current;
    this.headers = headers ?? {};
    this.more = more ?? {};
  }
}

/** For what does not exist, and for what the person may not see: the two read the same. */
export function notFound(what: string): Problem {
  return new Problem({ kind: 'not-found', detail: `There is no ${what}.` });
}

export function conflict(detail: string): Problem {
  return new Problem({ kind: 'conflict', detail });
}

/** @param path the field's place, e.g. "body.expiresAt" */
export function invalid(path: string, message: string): Problem {
  return new Problem({ kind: 'invalid', detail: `${message}.`, errors: [{ path, message }] });
}

export function refused(detail: string): Problem {
  return new Problem({ kind: 'refused', detail });
}
