import { z } from 'zod';

/** What a Prisma error of @prisma/adapter-pg carries of the database's own error. */
const databaseError = z.object({
  meta: z.object({
    driverAdapterError: z.object({
      cause: z.object({
        originalCode: z.string(),
        originalMessage: z.string(),
        constraint: z.object({ index: z.string() }).optional().catch(undefined),
      }),
    }),
  }),
});

/** SQLSTATE classes and codes: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const states: Readonly<Record<string, Violation['kind']>> = {
  '23505': 'unique',
  '23503': 'reference',
  '23001': 'reference',
  '23514': 'check',
};

export interface Violation {
  readonly kind: 'unique' | 'reference' | 'check';
  /** The constraint's or index's name; "" for a check made by a trigger. */
  readonly constraint: string;
  /** The database's own words. */
  readonly message: string;
}

/** The constraint that the database refused a change by; null for any other error. */
export function violationOf(error: unknown): Violation | null {
  const cause = causeOf(error);
  const kind = cause && states[cause.originalCode];
  if (!kind) return null;
  const named = cause.constraint?.index ?? /constraint "([^"]+)"/.exec(cause.originalMessage)?.[1];
  return { kind, constraint: named ?? '', message: cause.originalMessage };
}

/** Values that no column of ours can hold: out of range, not a UUID, NUL bytes (class 22). */
export function isUnstorable(error: unknown): boolean {
  return causeOf(error)?.originalCode.startsWith('22') ?? false;
}

/** Two transactions got in each other's way; the same again can succeed (class 40). */
export function isWorthRetrying(error: unknown): boolean {
  const state = causeOf(error)?.originalCode;
  const lostRace = z.object({ code: z.literal('P2034') }).safeParse(error).success;
  return lostRace || state === '40001' || state === '40P01';
}

function causeOf(error: unknown) {
  const parsed = databaseError.safeParse(error);
  return parsed.success ? parsed.data.meta.driverAdapterError.cause : null;
}
