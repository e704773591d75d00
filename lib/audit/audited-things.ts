import { Prisma } from '@/prisma/generated/client';

/** As entries name it: by its full id; or by a name, where it has no id or had none yet. */
export type AuditedThing = { readonly kind: string } & ({ readonly id: string } | { readonly name: string });

/** Things of one cluster. */
export interface AuditedThings {
  /** Its name. */
  readonly cluster: string;
  readonly things: readonly AuditedThing[];
}

/** What an entry about each of them is, in SQL; an index finds each. */
export function conditionsOf({ cluster, things }: AuditedThings, entry: 'e' | 't'): Prisma.Sql[] {
  const column = (name: string) => Prisma.raw(`${entry}."${name}"`);
  return things.map((thing) => {
    const [named, value] =
      'id' in thing ? [column('resourceId'), thing.id] : [column('resourceName'), thing.name];
    return Prisma.sql`(left(${named}, 200) = left(${value}, 200) AND ${named} = ${value}
      AND ${column('resourceKind')} = ${thing.kind} AND ${column('cluster')} = ${cluster})`;
  });
}
