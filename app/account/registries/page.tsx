import { RegistryCredentialForm } from '@/components/account/registry-credential-form';
import { RegistryCredentialsList } from '@/components/account/registry-credentials-list';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/web-actor';
import { may } from '@/lib/grants/authorise';
import { paths } from '@/lib/paths/console-paths';
import { listRegistryCredentials } from '@/lib/registries/queries';
import { listTeams } from '@/lib/teams/queries';

export const metadata = { title: 'Registries' };

export default async function RegistriesPage() {
  const actor = await requireActor(paths.accountPage('registries'));
  const managesTeams = may(actor, 'team.manage', '/');
  const [credentials, teams] = await Promise.all([
    listRegistryCredentials(actor),
    managesTeams ? listTeams(actor, { limit: 500 }) : { items: [] },
  ]);
  return (
    <>
      <PageHeader
        title="Registries"
        description="What registries want to know before they give or take an image. It is used for you when docker sends nothing of its own, and sent to that registry alone."
      />
      <div className="flex flex-col gap-4">
        <Card title="New credential">
          <RegistryCredentialForm teams={teams.items.map(({ name }) => name)} />
        </Card>
        <RegistryCredentialsList credentials={credentials} />
      </div>
    </>
  );
}
