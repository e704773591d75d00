import { RevokeButton } from '@/components/account/revoke-button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { RelativeTime } from '@/components/ui/relative-time';
import type { TokenView } from '@/lib/tokens/token-rows';

/** The API tokens that still work. */
export function TokensList({ tokens }: { tokens: readonly TokenView[] }) {
  return (
    <Card title="Your tokens" flush>
      {tokens.length === 0 ? (
        <EmptyState>You have no token. Create one above for a program that acts for you.</EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {tokens.map((token) => (
            <li key={token.id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
              <div className="min-w-0">
                <p className="break-words font-medium">{token.label}</p>
                <p className="text-[0.8125rem] text-ink-soft">
                  Created <RelativeTime at={token.createdAt} />,{' '}
                  {token.lastUsedAt ? (
                    <>
                      last used <RelativeTime at={token.lastUsedAt} />
                    </>
                  ) : (
                    'never used'
                  )}
                  ,{' '}
                  {token.expiresAt ? (
                    <>
                      ends <RelativeTime at={token.expiresAt} />
                    </>
                  ) : (
                    'does not end by itself'
                  )}
                </p>
              </div>
              <RevokeButton
                action="Revoke"
                what={`token ${token.label}`}
                consequence="Programs that use it are refused at once. This cannot be undone."
                path={`/tokens/${token.id}`}
                done={`Token ${token.label} is revoked`}
              />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
