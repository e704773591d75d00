import { db } from '@/lib/db/client';

/** What has, or gets, a history. */
export interface Trackable {
  /** A kind of thing, "image", or "cluster". */
  readonly kind: string;
  /** The engine's full id; a volume's name; "" for the whole cluster. */
  readonly engineId: string;
  readonly name: string;
  /** Of a task's container; else "". */
  readonly serviceId: string;
}

interface Known {
  readonly id: number;
  readonly name: string;
  readonly serviceId: string;
}

const mostKnown = 50_000;
const mostAtOnce = 1_000;

/** The rows by which the history of one cluster's things is kept, made where there are none yet. */
export class TrackedResources {
  readonly #clusterId: string;
  readonly #known = new Map<string, Known>();

  constructor(clusterId: string) {
    this.#clusterId = clusterId;
  }

  /** The number of each, in the same order. */
  async idsOf(things: readonly Trackable[]): Promise<number[]> {
    const unknown = things.filter((thing) => !this.#isKnown(thing));
    const found = new Map<string, number>();
    for (let at = 0; at < unknown.length; at += mostAtOnce) {
      const some = unknown.slice(at, at + mostAtOnce);
      for (const { id, kind, engineId } of await this.#track(some)) found.set(keyOf({ kind, engineId }), id);
    }
    if (this.#known.size + unknown.length > mostKnown) this.#known.clear();
    for (const thing of distinctOf(unknown)) {
      const id = found.get(keyOf(thing));
      // A volume's name may be another volume's the next time.
      if (id !== undefined && thing.kind !== 'volume') this.#known.set(keyOf(thing), { ...thing, id });
    }
    return things.map((thing) => {
      const id = this.#known.get(keyOf(thing))?.id ?? found.get(keyOf(thing));
      if (id === undefined) throw new Error(`The history of ${thing.kind} ${thing.engineId} has no row.`);
      return id;
    });
  }

  /** Rows may be gone, e.g. after their time. */
  forget(): void {
    this.#known.clear();
  }

  #isKnown(thing: Trackable): boolean {
    const known = this.#known.get(keyOf(thing));
    if (!known) return false;
    return (thing.name === '' || known.name === thing.name) && known.serviceId === thing.serviceId;
  }

  /** Where each is, is read from its placement; a later move is followed by a trigger of that. */
  #track(things: readonly Trackable[]): Promise<{ id: number; kind: string; engineId: string }[]> {
    const distinct = distinctOf(things);
    return db.$queryRaw`
      INSERT INTO "TrackedResource" AS t
        ("clusterId", "kind", "engineId", "generation", "name", "serviceId", "collectionId")
      SELECT ${this.#clusterId}::uuid, w."kind", w."engineId",
             coalesce(nullif(p."generation", '*'), ''), w."name", w."serviceId",
             coalesce(p."collectionId", s."collectionId")
      FROM unnest(${distinct.map(({ kind }) => kind)}::text[], ${distinct.map(({ engineId }) => engineId)}::text[],
                  ${distinct.map(({ name }) => name)}::text[], ${distinct.map(({ serviceId }) => serviceId)}::text[])
        AS w("kind", "engineId", "name", "serviceId")
      LEFT JOIN LATERAL (
        SELECT "generation", "collectionId" FROM "Placement"
        WHERE "clusterId" = ${this.#clusterId}::uuid AND "engineId" = w."engineId"
          AND "kind" = (CASE WHEN w."kind" = ANY(enum_range(NULL::"ResourceKind")::text[])
                        THEN w."kind" END)::"ResourceKind"
        ORDER BY "createdAt" DESC LIMIT 1
      ) p ON true
      LEFT JOIN LATERAL (
        SELECT "collectionId" FROM "Placement"
        WHERE w."serviceId" <> '' AND "clusterId" = ${this.#clusterId}::uuid
          AND "kind" = 'service' AND "engineId" = w."serviceId" LIMIT 1
      ) s ON true
      -- Those who write the same things at once lock them in the same order: none waits for the other for ever.
      ORDER BY w."kind", w."engineId"
      ON CONFLICT ("clusterId", "kind", "engineId", "generation") DO UPDATE SET
        "name" = coalesce(nullif(EXCLUDED."name", ''), t."name"),
        "serviceId" = coalesce(nullif(EXCLUDED."serviceId", ''), t."serviceId"),
        "collectionId" = coalesce(EXCLUDED."collectionId", t."collectionId")
      RETURNING "id", "kind", "engineId"`;
  }
}

/** Each once, with its name where any of them has it. */
function distinctOf(things: readonly Trackable[]): Trackable[] {
  const distinct = new Map<string, Trackable>();
  for (const thing of things) {
    const known = distinct.get(keyOf(thing));
    distinct.set(keyOf(thing), known && thing.name === '' ? known : thing);
  }
  return [...distinct.values()];
}

function keyOf({ kind, engineId }: Pick<Trackable, 'kind' | 'engineId'>): string {
  return `${kind} ${engineId}`;
}
