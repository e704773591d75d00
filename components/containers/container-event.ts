import * as z from 'zod/mini';

const eventSchema = z.object({
  Type: z.literal('container'),
  Action: z.string(),
  Actor: z.object({ ID: z.string() }),
});

/** Ways of a container's life that lists show; an exec or a resize changes nothing in them. */
const changing = new Set([
  'create',
  'start',
  'restart',
  'die',
  'stop',
  'kill',
  'oom',
  'pause',
  'unpause',
  'rename',
  'update',
]);

export interface ContainerChanges {
  /** Full ids of which a new summary is needed. */
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** What a batch of engine events means for a list of containers: the last word on each counts. */
export function containerChanges(events: readonly unknown[]): ContainerChanges {
  const fates = new Map<string, 'changed' | 'removed'>();
  for (const event of events) {
    const parsed = eventSchema.safeParse(event);
    if (!parsed.success) continue;
    const { Action, Actor } = parsed.data;
    if (Action === 'destroy') fates.set(Actor.ID, 'removed');
    else if (changing.has(Action) || Action.startsWith('health_status')) fates.set(Actor.ID, 'changed');
  }
  const withFate = (fate: string) => [...fates].filter(([, its]) => its === fate).map(([id]) => id);
  return { changed: withFate('changed'), removed: withFate('removed') };
}
