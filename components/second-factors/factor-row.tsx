import { KeyRound, Smartphone } from 'lucide-react';
import type { ReactNode } from 'react';
import { RelativeTime } from '@/components/ui/relative-time';

export interface ListedFactor {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

interface FactorRowProps {
  factor: ListedFactor;
  /** "Passkey", "Authenticator app", with what there is to say of it. */
  kind: string;
  actions?: ReactNode;
}

/** One second factor in a list: what it is called, what it is, and when it was used. */
export function FactorRow({ factor: { name, createdAt, lastUsedAt }, kind, actions }: FactorRowProps) {
  const Icon = kind.startsWith('Passkey') ? KeyRound : Smartphone;
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
      <div className="flex min-w-0 items-start gap-3">
        <Icon aria-hidden className="mt-0.5 size-4.5 shrink-0 text-ink-soft" />
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
      {actions ? <div className="flex gap-2">{actions}</div> : null}
    </li>
  );
}
