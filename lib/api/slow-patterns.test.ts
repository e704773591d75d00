import { describe, expect, it } from 'vitest';
import { routes } from '@/lib/api/routes';
import { slowText, textSchemas } from '@/lib/docker-api/slow-texts.fixture';

/** As at the door: a pattern that takes long for some text would stop the records for everyone. */
describe('texts in requests to /api/v1', () => {
  const schemas = routes.flatMap(({ method, path, params, query, body }) =>
    [params, query, body].flatMap((schema) => (schema ? [{ schema, where: `${method} ${path}` }] : [])),
  );

  it.each(textSchemas(schemas))('$where is read at once', ({ schema }) => {
    expect(slowText(schema)).toBeNull();
  });
});
