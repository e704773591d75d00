import { RevokeButton } from '@/components/account/revoke-button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { RelativeTime } from '@/components/ui/relative-time';
import type { RegistryCredentialView } from '@/lib/registries/schema';

/** The credentials that are kept for the person and for their teams, without the secrets. */
export function RegistryCredentialsList({ credentials }: { credentials: readonly RegistryCredentialView[] }) {
  return (
    <Card title="Kept credentials" flush>
      {credentials.length === 0 ? (
        <EmptyState>None is kept. Public images need none.</EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {credentials.map(({ id, host, username, team, createdAt, lastUsedAt, mayRemove }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
              <div className="min-w-0">
                <p className="break-words font-medium">{host}</p>
                <p className="break-words text-[0.8125rem] text-ink-soft">
                  As {username}, {team === null ? 'for yourself' : `for team ${team}`}, kept{' '}
                  <RelativeTime at={createdAt} />,{' '}
                  {lastUsedAt === null ? (
                    'never used'
                  ) : (
                    <>
                      last used <RelativeTime at={lastUsedAt} />
                    </>
                  )}
                </p>
              </div>
              {mayRemove ? (
                <RevokeButton
                  action="Remove"
                  what={`the credential for ${host}${team === null ? '' : ` of team ${team}`}`}
                  consequence="Images that this registry gives to known people only can no longer be pulled or pushed with it."
                  path={`/registry-credentials/${id}`}
                  done={`The credential for ${host} is removed`}
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
