import { RenewButton } from '@/components/account/renew-button';
import { RevokeButton } from '@/components/account/revoke-button';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { RelativeTime } from '@/components/ui/relative-time';
import type { CertificateView } from '@/lib/certificates/certificate-view';

/** The client bundles that still work. */
export function BundlesList({ bundles }: { bundles: readonly CertificateView[] }) {
  return (
    <Card title="Your bundles" flush>
      {bundles.length === 0 ? (
        <EmptyState>You have no bundle yet. Download one above.</EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {bundles.map((bundle) => (
            <li key={bundle.id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
              <div className="min-w-0">
                <p className="break-words font-medium">
                  {bundle.label || 'Without a name'}{' '}
                  <span className="font-normal text-ink-soft">for {bundle.cluster}</span>
                </p>
                <p className="text-[0.8125rem] text-ink-soft">
                  Made <RelativeTime at={bundle.createdAt} />,{' '}
                  {bundle.lastUsedAt ? (
                    <>
                      last used <RelativeTime at={bundle.lastUsedAt} />
                    </>
                  ) : (
                    'never used'
                  )}
                  , ends <RelativeTime at={bundle.notAfter} />
                </p>
              </div>
              <div className="flex flex-wrap gap-2">
                {bundle.renewedAt ? (
                  <Badge>Renewed</Badge>
                ) : (
                  <RenewButton id={bundle.id} cluster={bundle.cluster} />
                )}
                <RevokeButton
                  action="Revoke"
                  what={`the bundle ${bundle.label || `for ${bundle.cluster}`}`}
                  consequence="The docker clients that use it are refused at once. This cannot be undone."
                  path={`/bundles/${bundle.id}`}
                  done="The bundle is revoked"
                />
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
