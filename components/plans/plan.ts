import * as z from 'zod/mini';
import { engineUrl } from '@/components/live/engine-url';
import type { JsonObject } from '@/lib/docker-api/json';
import { request } from '@/lib/http/request';

const objection = z.object({
  status: z.number(),
  message: z.string(),
  missing: z.nullable(z.object({ operation: z.string(), collection: z.string() })),
  limitOf: z.nullable(z.string()),
  canBeGrantedBy: z.array(z.string()),
});

const planSchema = z.object({
  collection: z.string(),
  objections: z.array(objection),
  spec: z.nullable(z.looseObject({})),
  nodes: z.number(),
});

/** What the door says of a change before it is made. */
export interface Plan {
  readonly collection: string;
  readonly objections: readonly z.infer<typeof objection>[];
  /** As it would be sent; null while anything stands in its way. */
  readonly spec: JsonObject | null;
  /** On how many nodes its tasks may run. */
  readonly nodes: number;
}

/** @throws RequestFailure when the person may not make such a change at all, or it is out of sequence */
export async function planCreate(cluster: string, spec: JsonObject): Promise<Plan> {
  return read(await request<unknown>('POST', engineUrl(cluster, '/plans/services'), { body: spec }));
}

export async function planUpdate(
  cluster: string,
  id: string,
  version: number,
  spec: JsonObject,
): Promise<Plan> {
  const url = engineUrl(cluster, `/plans/services/${id}`, { version });
  return read(await request<unknown>('POST', url, { body: spec }));
}

function read(answer: unknown): Plan {
  const plan = z.parse(planSchema, answer);
  return { ...plan, spec: plan.spec as JsonObject | null };
}
