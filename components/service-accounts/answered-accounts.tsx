import { AccountSwitch } from '@/components/service-accounts/account-switch';
import { AccountTokens } from '@/components/service-accounts/account-tokens';
import { EmptyState } from '@/components/ui/empty-state';
import { StatusDot } from '@/components/ui/status-dot';
import type { UserView } from '@/lib/users/schema';

/** Service accounts that somebody answers for, each with its tokens and the way to disable it. */
export function AnsweredAccounts({ accounts }: { accounts: readonly UserView[] }) {
  if (accounts.length === 0) {
    return (
      <div className="rounded-lg bg-surface ring-1 ring-line">
        <EmptyState>
          You answer for no service account. Whoever administers accounts makes one and names you.
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-8">
      {accounts.map((account) => (
        <section key={account.id} aria-label={account.username} className="flex flex-col gap-3">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <div className="min-w-0">
              <h2 className="flex flex-wrap items-center gap-3 font-semibold text-base">
                {account.username}
                {account.disabledAt ? <StatusDot tone="danger">Disabled</StatusDot> : null}
              </h2>
              <p className="text-[0.8125rem] text-ink-soft">
                {account.fullName ? `${account.fullName}. ` : ''}
                {account.owner?.startsWith('team:')
                  ? `The team ${account.owner.slice(5)} answers for it.`
                  : 'You answer for it.'}
              </p>
            </div>
            <AccountSwitch account={account} />
          </div>
          <AccountTokens username={account.username} isDisabled={account.disabledAt !== null} />
        </section>
      ))}
    </div>
  );
}
