import type { z } from 'zod';
import { badRequest, isRefusal, type Refusal } from '@/lib/docker-api/errors';
import { readStrictJson } from '@/lib/docker-api/strict-json';

/** Reads a whole body and checks it against a closed schema. An empty body is `{}`, as in the engine. */
export function parseBody<T>(schema: z.ZodType<T>, bytes: Uint8Array): { readonly value: T } | Refusal {
  const read = bytes.length === 0 ? { value: {} } : readStrictJson(bytes);
  if (isRefusal(read)) return read;
  const parsed = schema.safeParse(read.value);
  if (parsed.success) return { value: parsed.data };
  return badRequest(`invalid request body: ${describeIssues(parsed.error)}`);
}

const shownIssues = 3;

/** The first few faults, each with the path of its field. */
export function describeIssues(error: z.ZodError): string {
  const lines = error.issues.slice(0, shownIssues).map((issue) => {
    const field = issue.path.map(String).join('.');
    return field === '' ? issue.message : `${field}: ${issue.message}`;
  });
  const more = error.issues.length - lines.length;
  return lines.join('; ') + (more > 0 ? ` (and ${more} more)` : '');
}
