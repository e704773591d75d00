import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openApiDocument } from '@/lib/api/openapi';
import { routes } from '@/lib/api/routes';

const operation = z.looseObject({
  operationId: z.string(),
  summary: z.string().regex(/^[A-Z]/),
  tags: z.array(z.string()).length(1),
  parameters: z.array(
    z.looseObject({ name: z.string(), in: z.enum(['path', 'query', 'header']), schema: z.unknown() }),
  ),
  responses: z.record(z.string().regex(/^\d{3}$/), z.looseObject({ description: z.string() })),
});
const document = z.looseObject({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string().startsWith('/'), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
});

const text = JSON.stringify(openApiDocument(routes));
const described = document.parse(JSON.parse(text));
const operations = Object.entries(described.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, each]) => ({ path, method, ...each })),
);

describe('the OpenAPI document', () => {
  it('describes every route and nothing else', () => {
    const names = routes.map(({ method, path }) => `${method.toLowerCase()} ${path}`).sort();
    expect(operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(names);
    expect(new Set(names).size).toBe(names.length);
  });

  it('names each operation once', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(operations.map((each) => [`${each.method} ${each.path}`, each] as const))(
    '%s names the parameters of its path',
    (_, { path, parameters }) => {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const named = parameters.filter((each) => each.in === 'path').map(({ name }) => name);
      expect(named.sort()).toEqual(inPath.sort());
    },
  );

  it('refers only to what it holds', () => {
    const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference);
    expect(references.length).toBeGreaterThan(0);
    for (const reference of references) {
      const name = /^#\/components\/schemas\/(\w+)$/.exec(reference ?? '')?.[1];
      expect(Object.keys(described.components.schemas), reference).toContain(name);
    }
  });

  it('says of every route how it fails', () => {
    for (const { responses } of operations) {
      expect(Object.keys(responses)).toContain('422');
      expect(JSON.stringify(responses)).toContain('#/components/schemas/Problem');
    }
  });
});
