import { describe, expect, it } from 'vitest';
import { routes } from '@/lib/docker-api/routes';
import { slowText, textSchemas } from '@/lib/docker-api/slow-texts.fixture';

/**
 * Every text that a request can hold is matched with patterns before anybody asks who may do what. A
 * pattern that takes long for some text would stop the door for everyone.
 */
describe('texts in requests to engines', () => {
  const schemas = routes.flatMap(({ method, path, query, body }) => [
    { schema: query, where: `${method} ${path}?` },
    ...(typeof body === 'string' ? [] : [{ schema: body, where: `${method} ${path}` }]),
  ]);

  it.each(textSchemas(schemas))('$where is read at once', ({ schema }) => {
    expect(slowText(schema)).toBeNull();
  });
});
