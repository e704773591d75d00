import * as z from 'zod/mini';
import type { AskDoor } from '@/lib/docker-api/ask-door';
import { stackLabel } from '@/lib/rows/labels-of-stacks';
import { partKinds, type StackPart } from '@/lib/stacks/deploy/stack-part';

const items = z.array(
  z.looseObject({
    ID: z.optional(z.string()),
    Id: z.optional(z.string()),
    Name: z.optional(z.string()),
    Spec: z.optional(z.looseObject({ Name: z.optional(z.string()) })),
  }),
);

/** All of a stack that whoever asks may see. */
export async function partsOf(ask: AskDoor, stack: string): Promise<StackPart[]> {
  const filters = JSON.stringify({ label: [`${stackLabel}=${stack}`] });
  const lists = await Promise.all(
    partKinds.map(async (kind) => {
      const answer = z.parse(items, await ask('GET', `/${kind}s`, { query: { filters } }));
      return answer.map(({ ID, Id, Name, Spec }) => ({
        kind,
        id: ID ?? Id ?? '',
        name: Spec?.Name ?? Name ?? '',
      }));
    }),
  );
  return lists.flat();
}
