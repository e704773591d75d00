import * as z from 'zod/mini';
import type { AskDoor } from '@/lib/docker-api/ask-door';
import type { JsonObject } from '@/lib/docker-api/json';

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

/** What the door says of a change of a service before it is made. */
export interface Plan {
  readonly collection: string;
  readonly objections: readonly z.infer<typeof objection>[];
  /** As it would be sent; null while anything stands in its way. */
  readonly spec: JsonObject | null;
  /** On how many nodes its tasks may run. */
  readonly nodes: number;
}

/** @throws in the door's words when such a change may not be made at all */
export async function planCreate(ask: AskDoor, spec: JsonObject): Promise<Plan> {
  return read(await ask('POST', '/plans/services', { body: spec }));
}

/** @throws in the door's words when it may not be made at all, or is out of sequence */
export async function planUpdate(ask: AskDoor, id: string, version: number, spec: JsonObject): Promise<Plan> {
  return read(await ask('POST', `/plans/services/${id}`, { query: { version }, body: spec }));
}

function read(answer: unknown): Plan {
  const plan = z.parse(planSchema, answer);
  return { ...plan, spec: plan.spec as JsonObject | null };
}
