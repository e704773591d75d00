import { z } from 'zod';
import { flag } from '@/lib/docker-api/query';
import type { Route } from '@/lib/docker-api/route';
import { execCreate, execStart } from '@/lib/docker-api/schemas/exec';
import { terminalSize } from '@/lib/docker-api/schemas/names';

/** An exec is found only by its full id and only by the person who created it. */
export const execRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/containers/{id}/exec',
    permission: { onTarget: 'container.exec' },
    target: 'container',
    query: z.strictObject({}),
    body: execCreate,
    effect: 'change',
    transport: 'plain',
    procedure: 'exec-create',
    answer: 'procedure',
  },
  {
    method: 'POST',
    path: '/exec/{id}/start',
    permission: { onTarget: 'container.exec' },
    target: 'exec',
    query: z.strictObject({}),
    body: execStart,
    effect: 'change',
    transport: 'hijack',
    procedure: 'exec-start',
    answer: 'procedure',
  },
  /** A browser's WebSocket is a GET with an upgrade and no body; the door refuses it without one. */
  {
    method: 'GET',
    path: '/exec/{id}/start',
    permission: { onTarget: 'container.exec' },
    target: 'exec',
    query: z.strictObject({ tty: flag.optional() }),
    body: 'none',
    effect: 'change',
    transport: 'hijack',
    procedure: 'exec-start',
    answer: 'procedure',
  },
  {
    method: 'POST',
    path: '/exec/{id}/resize',
    permission: { onTarget: 'container.exec' },
    target: 'exec',
    query: z.strictObject(terminalSize),
    body: 'none',
    effect: 'change',
    transport: 'plain',
    procedure: 'forward',
    answer: 'opaque',
  },
  {
    method: 'GET',
    path: '/exec/{id}/json',
    permission: { onTarget: 'container.exec' },
    target: 'exec',
    query: z.strictObject({}),
    body: 'none',
    effect: 'read',
    transport: 'plain',
    procedure: 'forward',
    answer: 'exec-inspect',
  },
];
