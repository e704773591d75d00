'use client';

import { useQueries } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { engineUrl } from '@/components/live/engine-url';
import type { MoveConsequencesProps } from '@/components/resources/actions/move-action';
import { ErrorNotice } from '@/components/ui/error-notice';
import { StatusDot } from '@/components/ui/status-dot';
import { request } from '@/lib/http/request';

const answer = z.object({
  leaving: z.array(z.object({ id: z.string(), name: z.string(), tasks: z.number() })),
});

/** Which services a node's move takes off it, since their people may run nothing in the collection. */
export function WhatLeavesByMove({ rows, collection }: MoveConsequencesProps) {
  const plans = useQueries({
    queries: rows.map(({ cluster, id, name }) => ({
      queryKey: ['plans', 'node', cluster, id, collection],
      // What runs there changes all the time.
      gcTime: 0,
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const path = engineUrl(cluster, `/plans/nodes/${id}`, { collection });
        return { name, ...z.parse(answer, await request<unknown>('GET', path, { signal })) };
      },
    })),
  });
  const error = plans.find((plan) => plan.error)?.error;
  const found = plans.flatMap(({ data }) => data ?? []);
  const leaving = found.flatMap(({ name: node, leaving: services }) =>
    services.map((service) => ({ ...service, node })),
  );
  if (error) return <ErrorNotice title="What would leave cannot be told" error={error} />;
  if (plans.some(({ isPending }) => isPending)) return null;
  if (leaving.length === 0) return <p>Every service that runs there may go on running there.</p>;
  return (
    <section aria-label="Services that may no longer run there">
      <StatusDot tone="warn">These may no longer run there, and their tasks are taken off at once:</StatusDot>
      <ul className="mt-1 flex flex-col gap-0.5 pl-4.5">
        {leaving.map(({ id, name, tasks, node }) => (
          <li key={`${node} ${id}`} className="break-words">
            <span className="font-medium">{name}</span>
            <span className="text-ink-soft">
              {' '}
              · {tasks} {tasks === 1 ? 'task' : 'tasks'} on {node}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
