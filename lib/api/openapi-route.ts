import { z } from 'zod';
import { definePublicRoute, type Route } from '@/lib/api/define-route';
import { openApiDocument } from '@/lib/api/openapi';

/** The description of the other routes and of itself. */
export function openApiRoute(others: readonly Route[]): Route {
  let document: Readonly<Record<string, unknown>> | undefined;
  const route: Route = definePublicRoute({
    method: 'GET',
    path: '/openapi.json',
    summary: 'This description, as OpenAPI 3.1',
    permission: { public: 'What can be asked is no secret; what is answered depends on who asks.' },
    effect: 'read',
    response: z.record(z.string(), z.unknown()),
    handler: () => {
      document ??= openApiDocument([...others, route]);
      return document;
    },
  });
  return route;
}
