import { DeskPage } from '@/components/orders/desk-page';
import { requireActor } from '@/lib/auth/web-actor';
import { websiteItem } from '@/lib/catalog/website';
import { db } from '@/lib/db/client';
import { grantorsInWords } from '@/lib/grants/grantors-in-words';
import { whoCanGrant } from '@/lib/grants/who-can-grant';
import { listCatalog, listOrders } from '@/lib/orders/queries';
import { paths } from '@/lib/paths/console-paths';

export default async function DeskHomePage() {
  const actor = await requireActor(paths.desk());
  const [items, orders] = await Promise.all([listCatalog(actor), listOrders(actor)]);
  const isOpen = items.length > 0 && items.every(({ mayOrder }) => mayOrder);
  const helpers = isOpen ? [] : await whoCanGrant(db, 'catalog.order', websiteItem.collection);
  return (
    <DeskPage
      fullName={actor.fullName || actor.username}
      items={items}
      initialOrders={orders}
      helpers={grantorsInWords(helpers)}
    />
  );
}
