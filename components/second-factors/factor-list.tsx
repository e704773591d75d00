import { RevokeButton } from '@/components/account/revoke-button';
import { FactorRow, type ListedFactor } from '@/components/second-factors/factor-row';
import { RenameFactor } from '@/components/second-factors/rename-factor';
import { EmptyState } from '@/components/ui/empty-state';
import { RelativeTime } from '@/components/ui/relative-time';
import type { SecondFactorsView } from '@/lib/second-factors/schema';

export function FactorList({ factors }: { factors: SecondFactorsView }) {
  const { apps, passkeys, requiredFrom } = factors;
  if (apps.length + passkeys.length === 0) {
    return (
      <EmptyState>
        {requiredFrom ? (
          <>
            A second factor is required of you <RelativeTime at={requiredFrom} />. Add one now.
          </>
        ) : (
          'You have none: whoever learns your password can be you. Add a passkey or an authenticator app.'
        )}
      </EmptyState>
    );
  }
  const isLast = apps.length + passkeys.length === 1;
  return (
    <ul aria-label="Second factors" className="divide-y divide-line">
      {passkeys.map((passkey) => (
        <FactorRow
          key={passkey.id}
          factor={passkey}
          kind={passkey.isSynced ? 'Passkey, copied to your other devices' : 'Passkey'}
          actions={<Actions factor={passkey} isLast={isLast} />}
        />
      ))}
      {apps.map((app) => (
        <FactorRow
          key={app.id}
          factor={app}
          kind="Authenticator app"
          actions={<Actions factor={app} isLast={isLast} />}
        />
      ))}
    </ul>
  );
}

function Actions({ factor: { id, name }, isLast }: { factor: ListedFactor; isLast: boolean }) {
  return (
    <>
      <RenameFactor id={id} name={name} />
      <RevokeButton
        action="Remove"
        what={name}
        consequence={
          isLast
            ? 'It is your last one: after that your password alone lets in whoever knows it. Your recovery codes go too.'
            : 'You can no longer sign in with it.'
        }
        path={`/me/second-factors/${id}`}
        done={`${name} is removed`}
      />
    </>
  );
}
