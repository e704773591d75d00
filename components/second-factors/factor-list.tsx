import { KeyRound, Smartphone } from 'lucide-react';
import type { ReactNode } from 'react';
import { RevokeButton } from '@/components/account/revoke-button';
import { RenameFactor } from '@/components/second-factors/rename-factor';
import { EmptyState } from '@/components/ui/empty-state';
import { RelativeTime } from '@/components/ui/relative-time';
import type { SecondFactorsView } from '@/lib/second-factors/schema';

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

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
        <Row
          key={passkey.id}
          factor={passkey}
          isLast={isLast}
          icon={<KeyRound aria-hidden className="size-4.5" />}
          kind={passkey.isSynced ? 'Passkey, copied to your other devices' : 'Passkey'}
        />
      ))}
      {apps.map((app) => (
        <Row
          key={app.id}
          factor={app}
          isLast={isLast}
          icon={<Smartphone aria-hidden className="size-4.5" />}
          kind="Authenticator app"
        />
      ))}
    </ul>
  );
}

interface RowProps {
  factor: Listed;
  icon: ReactNode;
  kind: string;
  isLast: boolean;
}

function Row({ factor: { id, name, createdAt, lastUsedAt }, icon, kind, isLast }: RowProps) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
      <div className="flex min-w-0 items-start gap-3">
        <span className="mt-0.5 text-ink-soft">{icon}</span>
        <div className="min-w-0">
          <p className="break-words font-medium">{name}</p>
          <p className="text-[0.8125rem] text-ink-soft">
            {kind}, added <RelativeTime at={createdAt} />,{' '}
            {lastUsedAt ? (
              <>
                last used <RelativeTime at={lastUsedAt} />
              </>
            ) : (
              'never used'
            )}
          </p>
        </div>
      </div>
      <div className="flex gap-2">
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
      </div>
    </li>
  );
}
