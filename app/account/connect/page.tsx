import { BundleForm } from '@/components/account/bundle-form';
import { runIn } from '@/components/account/bundle-lines';
import { BundlesList } from '@/components/account/bundles-list';
import { dockerEndpoint } from '@/components/account/docker-endpoint';
import { Card } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { collectionsGranting } from '@/lib/access/access';
import {
  isWithin,
  privateCollectionOf,
  privateCollections,
  rootCollection,
} from '@/lib/access/collection-path';
import { requireActor } from '@/lib/auth/web-actor';
import { listCertificates } from '@/lib/certificates/certificates';
import { listClusters } from '@/lib/clusters/queries';
import { paths } from '@/lib/paths/console-paths';

export const metadata = { title: 'Connect' };

export default async function ConnectPage() {
  const actor = await requireActor(paths.accountPage('connect'));
  const [bundles, clusters] = await Promise.all([
    listCertificates(actor),
    listClusters(actor, { limit: 500 }),
  ]);
  const own = privateCollectionOf(actor.username);
  const shared = collectionsGranting(actor.access, 'container.create', Date.now()).find(
    (collection) => !isWithin(collection, privateCollections) && collection !== rootCollection,
  );
  const names = clusters.items
    .toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault))
    .map(({ name }) => name);
  return (
    <>
      <PageHeader
        title="Connect"
        description="Use docker, compose and every Docker SDK from your own machine, with the rights you have here."
      />
      <div className="flex flex-col gap-4">
        <Card title="New client bundle">
          {names.length > 0 ? (
            <BundleForm clusters={names} dockerHost={dockerEndpoint().dockerHost} />
          ) : (
            <EmptyState>No cluster is registered yet. Whoever runs this Wheelhouse can add one.</EmptyState>
          )}
        </Card>
        <Card title="Where your things go">
          <div className="flex flex-col gap-2">
            <p>
              What you make goes to your private collection, {own}, unless you say where. The same label works
              on networks and volumes, and in compose files.
            </p>
            <CodeBlock label="Run in a collection" code={runIn(shared ?? own)} />
          </div>
        </Card>
        <BundlesList bundles={bundles} />
      </div>
    </>
  );
}
