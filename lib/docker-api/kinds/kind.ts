import type { Operation } from '@/lib/access/operations';
import { asObject, asText } from '@/lib/docker-api/answers/fields';
import type { Json, JsonObject } from '@/lib/docker-api/json';
import type { Thing, ThingKind } from '@/lib/docker-api/kinds/thing';
import type { QueryValues } from '@/lib/docker-api/query';

/** All that differs from one kind of thing to the next. */
export interface Kind {
  readonly kind: ThingKind;
  /** What `/{folder}/{id}` begins with. */
  readonly folder: string;
  /** Only a manager of a Swarm has them; any other engine answers 503. */
  readonly isSwarm: boolean;
  /** How an engine is asked for all there are. */
  readonly list: { readonly segments: readonly string[]; readonly query?: QueryValues };
  /** The items of its answer. */
  readonly itemsOf: (answer: Json) => readonly JsonObject[];
  /** A thing as an item of that list shows it, or an inspection. */
  readonly read: (item: JsonObject) => Thing;
  /** Whether the beginning of an id will do; else it takes the whole name. */
  readonly byPrefix: boolean;
  /** The right to know that it is there. */
  readonly viewing: Operation;
  /** Docker's words for one that is not there. */
  readonly notFound: (reference: string) => string;
  /** Docker's words for a reference that several answer to. */
  readonly ambiguous: (reference: string, count: number) => string;
  /** The action of the events that tell of its end. */
  readonly removalActions: readonly string[];
}

export function labelsOf(labels: Json | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(asObject(labels)).map(([key, value]) => [key, asText(value)]));
}
