import { z } from 'zod';
import { filters, flag, text, wholeNumber } from '@/lib/docker-api/query';
import type { Route } from '@/lib/docker-api/route';
import { pluginPrivileges, pluginSettings } from '@/lib/docker-api/schemas/plugin';

/** A plugin is a program on the node with rights of its own: all of it is administration. */
const onWhole = { permission: { onWhole: 'plugin.manage' }, target: 'none' } as const;
const onPlugin = { permission: { onTarget: 'plugin.manage' }, target: 'plugin' } as const;
const read = { method: 'GET', body: 'none', effect: 'read', transport: 'plain' } as const;
const change = { method: 'POST', effect: 'change', transport: 'plain', answer: 'opaque' } as const;
const forwarded = { body: 'none', procedure: 'forward' } as const;
const nothing = z.strictObject({});
/** The name of a plugin in a registry. */
const remote = text.min(1);

export const pluginRoutes: readonly Route[] = [
  {
    ...read,
    path: '/plugins',
    permission: { filter: 'plugin.manage' },
    target: 'none',
    query: z.strictObject({ filters: filters('capability', 'enabled').optional() }),
    procedure: 'plugin-list',
    answer: 'procedure',
  },
  {
    ...read,
    ...onWhole,
    path: '/plugins/privileges',
    query: z.strictObject({ remote }),
    procedure: 'plugin-fetch',
    answer: 'procedure',
  },
  {
    ...change,
    ...onWhole,
    path: '/plugins/pull',
    query: z.strictObject({ remote, name: text.optional() }),
    body: pluginPrivileges,
    transport: 'stream',
    procedure: 'plugin-fetch',
  },
  {
    ...change,
    ...onWhole,
    path: '/plugins/create',
    query: z.strictObject({ name: text.min(1) }),
    body: 'stream',
    procedure: 'forward',
  },
  {
    ...read,
    ...onPlugin,
    path: '/plugins/{name...}/json',
    query: nothing,
    procedure: 'forward',
    answer: 'opaque',
  },
  {
    ...change,
    ...onPlugin,
    ...forwarded,
    path: '/plugins/{name...}/enable',
    /** Seconds. */
    query: z.strictObject({ timeout: wholeNumber(0, 3_600).optional() }),
  },
  {
    ...change,
    ...onPlugin,
    ...forwarded,
    path: '/plugins/{name...}/disable',
    query: z.strictObject({ force: flag.optional() }),
  },
  {
    ...change,
    ...onPlugin,
    path: '/plugins/{name...}/upgrade',
    query: z.strictObject({ remote }),
    body: pluginPrivileges,
    transport: 'stream',
    procedure: 'plugin-fetch',
  },
  {
    ...change,
    ...onPlugin,
    path: '/plugins/{name...}/push',
    query: nothing,
    body: 'none',
    transport: 'stream',
    procedure: 'plugin-fetch',
  },
  {
    ...change,
    ...onPlugin,
    path: '/plugins/{name...}/set',
    query: nothing,
    body: pluginSettings,
    procedure: 'plugin-set',
  },
  {
    ...change,
    ...onPlugin,
    ...forwarded,
    method: 'DELETE',
    path: '/plugins/{name...}',
    query: z.strictObject({ force: flag.optional() }),
  },
];
