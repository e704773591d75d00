import { z } from 'zod';
import type { Operation } from '@/lib/access/operations';
import { filters, wholeNumber } from '@/lib/docker-api/query';
import type { AnswerFilter, Procedure, Route, RouteBody } from '@/lib/docker-api/route';
import { configSpec, secretSpec } from '@/lib/docker-api/schemas/swarm-data';

const read = { body: 'none', effect: 'read', transport: 'plain' } as const;
const change = { effect: 'change', transport: 'plain', answer: 'procedure' } as const;

/** A Swarm's version of an object, which a change of it must name. */
export const objectVersion = wholeNumber(0, 999_999_999_999_999);

type DataKind = 'secret' | 'config';

/** Both nouns have the same five calls. */
function routesOf(
  kind: DataKind,
  spec: RouteBody,
  may: Record<'view' | 'create' | 'update' | 'remove', Operation>,
): Route[] {
  const named = (call: string) => `${kind}-${call}` as Procedure;
  return [
    {
      ...read,
      method: 'GET',
      path: `/${kind}s`,
      permission: { filter: may.view },
      target: 'none',
      query: z.strictObject({ filters: filters('id', 'label', 'name', 'names').optional() }),
      procedure: named('list'),
      answer: 'procedure',
    },
    {
      ...change,
      method: 'POST',
      path: `/${kind}s/create`,
      permission: { onNamed: may.create },
      target: 'none',
      query: z.strictObject({}),
      body: spec,
      procedure: named('create'),
    },
    {
      ...read,
      method: 'GET',
      path: `/${kind}s/{id}`,
      permission: { onTarget: may.view },
      target: kind,
      query: z.strictObject({}),
      procedure: 'forward',
      answer: `${kind}-inspect` as AnswerFilter,
    },
    {
      ...change,
      method: 'POST',
      path: `/${kind}s/{id}/update`,
      permission: { onTarget: may.update },
      target: kind,
      query: z.strictObject({ version: objectVersion }),
      body: spec,
      procedure: named('update'),
    },
    {
      ...change,
      method: 'DELETE',
      path: `/${kind}s/{id}`,
      permission: { onTarget: may.remove },
      target: kind,
      query: z.strictObject({}),
      body: 'none',
      procedure: named('remove'),
    },
  ];
}

export const secretRoutes: readonly Route[] = routesOf('secret', secretSpec, {
  view: 'secret.view',
  create: 'secret.create',
  update: 'secret.update',
  remove: 'secret.remove',
});

export const configRoutes: readonly Route[] = routesOf('config', configSpec, {
  view: 'config.view',
  create: 'config.create',
  update: 'config.update',
  remove: 'config.remove',
});
