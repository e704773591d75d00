import { notFound } from 'next/navigation';
import { OrderForm } from '@/components/orders/order-form';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/web-actor';
import { listCatalog } from '@/lib/orders/queries';
import { paths } from '@/lib/paths/console-paths';

export const metadata = { title: 'Order' };

export default async function OrderPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const actor = await requireActor(paths.deskOrder(slug));
  const items = await listCatalog(actor);
  const item = items.find((offered) => offered.slug === slug && offered.mayOrder);
  if (!item) notFound();
  return (
    <>
      <PageHeader title={`Order: ${item.title}`} description={item.description} />
      <OrderForm item={item} />
    </>
  );
}
