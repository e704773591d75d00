import { z } from 'zod';
import { isCollectionPath } from '@/lib/access/collection-path';
import { operations } from '@/lib/access/operations';

/** The parts that schemas of the REST API share. */

const lowerName = /^[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$/;

export const usernameField = z
  .string()
  .regex(lowerName, 'must have lower-case letters, digits, ".", "_" and "-" only, at most 64')
  .refine((text) => !isUuid(text), 'must not look like an id')
  .meta({ examples: ['alice'] });

export const teamNameField = usernameField.meta({ examples: ['web'] });

/**
 * An address of mail, in lower case so that one is one. ASCII alone: what a header of a message could
 * be broken out of does not fit in.
 */
export const emailField = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'must have at most 254 characters')
  .regex(
    /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/,
    'must be an address like ana@example.org',
  )
  .meta({ examples: ['ana@example.org'] });

/** One line for people. */
export const lineField = (longest: number) =>
  z
    .string()
    .max(longest, `must have at most ${longest} characters`)
    .regex(/^\P{Cc}*$/u, 'must be one line');

export const collectionField = z
  .string()
  .max(1024, 'must have at most 1024 characters')
  .refine(isCollectionPath, 'must be a path like /Shared/shop')
  .meta({ examples: ['/Shared/shop'] });

export const operationField = z.enum(operations, {
  error: ({ input }) => `there is no operation ${JSON.stringify(input)}; GET /operations lists them`,
});

/** A thing in a path, by its name or its id. */
export const referenceField = z.string().min(1).max(1100);

/** For answers: milliseconds, UTC. */
export const instantField = z.iso.datetime();

/** For requests: any offset. Years beyond 9999 have no such form. */
export const futureInstantField = z.iso
  .datetime({ offset: true, error: 'must be a time like 2027-01-31T12:00:00Z' })
  .transform((text) => new Date(text))
  .refine((time) => !Number.isNaN(time.getTime()), 'must be a time like 2027-01-31T12:00:00Z')
  .refine((time) => time.getTime() > Date.now(), 'must be in the future');

const uuidForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function isUuid(text: string): boolean {
  return uuidForm.test(text);
}

/** How the database is asked for a thing by reference: names never look like ids. */
export function byIdOr<Column extends string>(
  column: Column,
  reference: string,
): { id: string } | { [Key in Column]: string } {
  if (isUuid(reference)) return { id: reference };
  return { [column]: reference } as { [Key in Column]: string };
}
