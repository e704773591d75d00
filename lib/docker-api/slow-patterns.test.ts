import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { routes } from '@/lib/docker-api/routes';

/**
 * Every text that a request can hold is matched with patterns before anybody asks who may do what. A
 * pattern that takes long for some text would stop the door for everyone, so each is tried with texts
 * that begin well, go on and on, and end badly.
 */
describe('texts in requests', () => {
  const schemas = new Map<z.core.$ZodType, string>();
  for (const { method, path, query, body } of routes) {
    gather(query, `${method} ${path}?`);
    if (typeof body !== 'string') gather(body, `${method} ${path}`);
  }

  it.each([...schemas].map(([schema, where]) => ({ where, schema })))(
    '$where is read at once',
    ({ schema }) => {
      for (const seed of seedsOf(schema)) {
        for (const at of new Set([0, 1, Math.floor(seed.length / 2), seed.length - 1, seed.length])) {
          for (const again of new Set([
            'a',
            '0',
            '-',
            '.',
            ' ',
            '/a',
            ...seed.slice(Math.max(0, at - 2), at + 2),
          ])) {
            // An exponential pattern is slow for few already, and would never end for many.
            for (const count of [28, 60_000]) {
              const text = `${seed.slice(0, at)}${again.repeat(count)}\u0001`;
              expect(
                cpuMs(() => z.core.safeParse(schema, text)),
                `${JSON.stringify(text.slice(0, 60))}… × ${count}`,
              ).toBeLessThan(150);
            }
          }
        }
      }
    },
  );

  /** Collects every schema in it that takes a text. */
  function gather(schema: z.core.$ZodType, where: string): void {
    const { def } = (schema as z.core.$ZodTypes)._zod;
    if (takesText(schema)) {
      if (!schemas.has(schema)) schemas.set(schema, where);
      return;
    }
    switch (def.type) {
      case 'object':
        for (const [name, member] of Object.entries(def.shape)) gather(member, `${where} ${name}`);
        return;
      case 'array':
        gather(def.element, where);
        return;
      case 'record':
        gather(def.keyType, `${where} key`);
        gather(def.valueType, where);
        return;
      case 'union':
        for (const option of def.options) gather(option, where);
        return;
      case 'optional':
      case 'nullable':
      case 'default':
      case 'readonly':
        gather(def.innerType, where);
        return;
      case 'pipe':
        gather(def.in, where);
        gather(def.out, where);
    }
  }
});

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
