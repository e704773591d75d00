import { z } from 'zod';
import { ScimError } from '@/lib/scim/error';
import { attributeOf, type Filter, parseFilter } from '@/lib/scim/filter';

const patchBody = z.object({
  Operations: z
    .array(
      z.object({ op: z.string(), path: z.string().max(2_000).optional(), value: z.unknown().optional() }),
    )
    .min(1)
    .max(1_000),
});

/** One thing to do to one attribute. */
export interface PatchStep {
  readonly op: 'add' | 'remove' | 'replace';
  /** In lower case: "active", "name.formatted", "members". */
  readonly attribute: string;
  /** Which of several values: of `members[value eq "1"]` what is in the brackets. */
  readonly filter: Filter | null;
  readonly value: unknown;
}

/**
 * The steps of a PATCH (RFC 7644, 3.5.2), as Entra and Okta write them too: operations in any case, and
 * values without a path whose keys are paths.
 *
 * @throws ScimError
 */
export function patchSteps(body: unknown): PatchStep[] {
  const parsed = patchBody.safeParse(body);
  if (!parsed.success) throw new ScimError(400, 'A patch has Operations, each with an op.', 'invalidSyntax');
  return parsed.data.Operations.flatMap(({ op: written, path, value }): PatchStep[] => {
    const op = written.toLowerCase();
    if (op !== 'add' && op !== 'remove' && op !== 'replace')
      throw new ScimError(400, `There is no operation ${written.slice(0, 20)}.`, 'invalidSyntax');
    if (path !== undefined && path !== '') return [{ op, ...pathOf(path), value }];
    if (op === 'remove') throw new ScimError(400, 'A removal names what to remove.', 'noTarget');
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new ScimError(400, 'Without a path the value is an object.', 'invalidValue');
    return Object.entries(value).flatMap(([key, each]): PatchStep[] => {
      if (/^(schemas|urn:ietf:params:scim:schemas:extension:.*)$/i.test(key)) return [];
      return [{ op, ...pathOf(key), value: each }];
    });
  });
}

function pathOf(path: string): Pick<PatchStep, 'attribute' | 'filter'> {
  const [, name = '', inner, rest = ''] = /^([^[\]]+)(?:\[(.*)\])?(\.[^[\]]+)?$/s.exec(path) ?? [];
  if (name === '') throw new ScimError(400, `${path.slice(0, 100)} is no path.`, 'invalidPath');
  try {
    return { attribute: attributeOf(name + rest), filter: inner === undefined ? null : parseFilter(inner) };
  } catch (error) {
    if (error instanceof ScimError)
      throw new ScimError(400, `${path.slice(0, 100)} is no path.`, 'invalidPath');
    throw error;
  }
}

/** Entra writes booleans as texts. @throws ScimError */
export function booleanOf(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  throw new ScimError(400, 'It takes true or false.', 'invalidValue');
}

/** @throws ScimError */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' && value.length <= 1_000 && !value.includes('\0')) return value;
  throw new ScimError(400, 'It takes a text.', 'invalidValue');
}
