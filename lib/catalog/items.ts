import { decide } from '@/lib/access/access';
import type { Operation } from '@/lib/access/operations';
import type { Actor } from '@/lib/auth/actor';
import { type CatalogTemplate, templateSchema } from '@/lib/catalog/template';
import type { Db } from '@/lib/db/client';

export interface OfferedItem {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly template: CatalogTemplate;
  /** Where its grants are looked up. */
  readonly collection: string;
}

/** The items on whose collection the actor holds the operation, by title. */
export async function listOffered(db: Db, actor: Actor, operation: Operation): Promise<OfferedItem[]> {
  const rows = await db.catalogItem.findMany({
    where: { isOffered: true },
    include: { collection: true },
    orderBy: { title: 'asc' },
  });
  return rows
    .filter((row) => decide(actor.access, operation, row.collection.path, Date.now()))
    .map((row) => ({
      id: row.id,
      slug: row.slug,
      title: row.title,
      description: row.description,
      template: templateSchema.parse(row.template),
      collection: row.collection.path,
    }));
}

/** Null where there is no such item, or the actor may not see it. */
export async function findOffered(db: Db, actor: Actor, slug: string): Promise<OfferedItem | null> {
  const offered = await listOffered(db, actor, 'catalog.view');
  return offered.find((item) => item.slug === slug) ?? null;
}
