import { z } from 'zod';
import { wholeNumber } from '@/lib/docker-api/query';

/** Reads as an id, or as the short form of one, and would be taken for it. */
const looksLikeId = /^[0-9a-f]{12,64}$/;

/** What a new thing may be called: Docker's own rule, less names that could pass for ids. */
export const newName = z
  .string()
  .max(128, { abort: true })
  .regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/, 'must be letters, digits, "_", "." and "-", and at least two')
  .refine((name) => !looksLikeId.test(name), 'must not look like an id');

/**
 * What a Swarm's objects may be called: its own rule, less names that could pass for its ids. Names
 * that differ in case alone are one name to a Swarm.
 */
export const swarmName = z
  .string()
  .max(64, { abort: true })
  .regex(
    /^[a-zA-Z0-9](?:[a-zA-Z0-9_.-]*[a-zA-Z0-9])?$/,
    'must be letters, digits, "_", "." and "-", and begin and end with a letter or digit',
  )
  .refine((name) => !/^[0-9a-z]{25}$/.test(name), 'must not look like an id');

/** A container's name in a query; engines write it with a slash in front. Empty: none. */
export const containerName = z
  .string()
  .transform((name) => (name.startsWith('/') ? name.slice(1) : name) || undefined)
  .pipe(newName.optional());

/** A signal by name or number, in capitals. Empty: the default one. */
export const signal = z
  .string()
  .transform((written) => written.toUpperCase())
  .pipe(
    z.string().regex(/^(?:|(?:SIG)?[A-Z][A-Z0-9]{1,9}(?:[+-][0-9]{1,2})?|[1-9][0-9]?)$/, 'must be a signal'),
  )
  .transform((name) => name || undefined);

/** A path inside a container, as `docker cp` sends it. */
export const containerPath = z.string().min(1).max(4096);

/** Rows and columns. */
export const terminalSize = { h: wholeNumber(0, 10_000), w: wholeNumber(0, 10_000) };
