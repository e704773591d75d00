/** What is placed in collections by a record of its own, found by an engine's id. */
export const thingKinds = ['container', 'network', 'volume', 'service', 'secret', 'config', 'node'] as const;
export type ThingKind = (typeof thingKinds)[number];

/** A thing on an engine, with what placing and resolving need to know of it. */
export interface Thing {
  readonly kind: ThingKind;
  /** The engine's full id; a volume's name. */
  readonly id: string;
  /** Tells a volume from a later one of the same name; else "". */
  readonly generation: string;
  /** A node's is its host name, which others may bear too. */
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** A container's image. */
  readonly imageId: string;
  /** A container's or node's state, e.g. "running", "ready". */
  readonly state: string;
  /** A node's: "manager" or "worker". */
  readonly role: string;
  /** A container's, in a cluster of several engines: which of them has it; else "". */
  readonly engine: string;
  /** The host name of that engine's node. */
  readonly node: string;
}

/** A thing of which as much is known as is given. */
export function thingOf(known: Pick<Thing, 'kind' | 'id'> & Partial<Thing>): Thing {
  return {
    generation: '',
    name: '',
    labels: {},
    imageId: '',
    state: '',
    role: '',
    engine: '',
    node: '',
    ...known,
  };
}
