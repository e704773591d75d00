import fc from 'fast-check';
import type { z } from 'zod';
import { core } from 'zod';

/** Every schema in these that takes a text, each with where it stands. */
export function textSchemas(
  within: readonly { readonly schema: z.core.$ZodType; readonly where: string }[],
): { readonly schema: z.core.$ZodType; readonly where: string }[] {
  const found = new Map<z.core.$ZodType, string>();
  for (const { schema, where } of within) gather(found, schema, where);
  const alike = new Map<unknown, { schema: z.core.$ZodType; where: string }>();
  for (const [schema, where] of found) {
    const key = patternsAlone(schema) ?? schema;
    if (!alike.has(key)) alike.set(key, { schema, where });
  }
  return [...alike.values()];
}

/** The patterns of a schema that looks at a text by patterns and lengths alone: those take as long elsewhere. */
function patternsAlone(schema: z.core.$ZodType): string | null {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type !== 'string') return null;
  const kinds = new Set(['string_format', 'max_length', 'min_length', 'length_equals']);
  const isPlain = (def.checks ?? []).every((check) => kinds.has(check._zod.def.check));
  return isPlain ? `${patternsOf(schema).map(String).join(' ')} ${'format' in def ? def.format : ''}` : null;
}

const longestMs = 150;

/**
 * A text that the schema takes long over, as far as one is found among those that begin well, go on and
 * on, and end badly; null for none.
 */
export function slowText(schema: z.core.$ZodType): string | null {
  for (const seed of seedsOf(schema)) {
    for (const at of new Set([0, 1, Math.floor(seed.length / 2), seed.length - 1, seed.length])) {
      const near = seed.slice(Math.max(0, at - 2), at + 2);
      for (const again of new Set(['a', '0', '-', '.', ' ', '/a', ...near])) {
        // An exponential pattern is slow for few already, and would never end for many.
        for (const count of [28, 30_000]) {
          const text = `${seed.slice(0, at)}${again.repeat(count)}\u0001`;
          if (isSlow(() => core.safeParse(schema, text))) {
            return `${JSON.stringify(text.slice(0, 60))}… × ${count}`;
          }
        }
      }
    }
  }
  return null;
}

/** Collects every schema in it that takes a text. */
function gather(schemas: Map<z.core.$ZodType, string>, schema: z.core.$ZodType, where: string): void {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (takesText(schema)) {
    if (!schemas.has(schema)) schemas.set(schema, where);
    return;
  }
  switch (def.type) {
    case 'object':
      for (const [name, member] of Object.entries(def.shape)) gather(schemas, member, `${where} ${name}`);
      return;
    case 'array':
      gather(schemas, def.element, where);
      return;
    case 'record':
      gather(schemas, def.keyType, `${where} key`);
      gather(schemas, def.valueType, where);
      return;
    case 'union':
      for (const option of def.options) gather(schemas, option, where);
      return;
    case 'optional':
    case 'nullable':
    case 'default':
    case 'readonly':
      gather(schemas, def.innerType, where);
      return;
    case 'pipe':
      gather(schemas, def.in, where);
      gather(schemas, def.out, where);
  }
}

/** A pattern that is slow for a text is so each time; anything else may be, once. */
function isSlow(run: () => unknown): boolean {
  return [1, 2, 3].every(() => cpuMs(run) > longestMs);
}

/** Of the processor's time: a busy machine takes long over anything. */
function cpuMs(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function takesText(schema: z.core.$ZodType): boolean {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'pipe') return takesText(def.in);
  return def.type === 'string';
}

/** Texts that its patterns match, and some that occur everywhere. */
function seedsOf(schema: z.core.$ZodType): string[] {
  return [...patternsOf(schema).flatMap(samples), 'a', 'ab==a', '/a:/b:ro', 'a=b', '["a"]', 'CMD a', '1.5'];
}

function patternsOf(schema: z.core.$ZodType): RegExp[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'pipe') return [...patternsOf(def.in), ...patternsOf(def.out)];
  return (def.checks ?? []).flatMap((check) => {
    const { pattern } = check._zod.def as { pattern?: RegExp };
    return pattern ? [pattern] : [];
  });
}

function samples(pattern: RegExp): string[] {
  try {
    return fc.sample(fc.stringMatching(pattern), { numRuns: 4, seed: 1 });
  } catch {
    // fast-check does not make texts for every construct.
    return [];
  }
}
