import { dockerEndpoint } from '@/components/account/docker-endpoint';
import { TokenForm } from '@/components/account/token-form';
import { TokensList } from '@/components/account/tokens-list';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/web-actor';
import { listClusters } from '@/lib/clusters/queries';
import { paths } from '@/lib/paths/console-paths';
import { listTokens } from '@/lib/tokens/tokens';

export const metadata = { title: 'Tokens' };

export default async function TokensPage() {
  const actor = await requireActor(paths.accountPage('tokens'));
  const [tokens, clusters] = await Promise.all([listTokens(actor), listClusters(actor, { limit: 1 })]);
  return (
    <>
      <PageHeader
        title="Tokens"
        description="For programs that act for you: a token may do what you may do, until it ends or you revoke it."
      />
      <div className="flex flex-col gap-4">
        <Card title="New token">
          <TokenForm {...dockerEndpoint()} cluster={clusters.items[0]?.name ?? 'local'} />
        </Card>
        <TokensList tokens={tokens} />
      </div>
    </>
  );
}
