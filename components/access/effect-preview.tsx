'use client';

import { EffectView } from '@/components/access/effect-view';
import { type ProposedChange, useEffectPreview } from '@/components/access/use-effect-preview';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Skeleton } from '@/components/ui/skeleton';

/**
 * What a change that has not been saved would do to access: who gains, who loses, on which things.
 * For every dialog that changes access.
 *
 * @param change null while the form is not complete: then it says nothing
 */
export function EffectPreview({ change }: { change: ProposedChange | null }) {
  const preview = useEffectPreview(change);
  if (change === null) return null;
  if (preview.error) return <ErrorNotice title="It cannot be done like this" error={preview.error} />;
  if (!preview.data) {
    return (
      <div role="status" aria-label="Working out what it changes">
        <Skeleton className="h-16 w-full" />
      </div>
    );
  }
  return (
    <div aria-busy={preview.isPlaceholderData} className={preview.isPlaceholderData ? 'opacity-60' : ''}>
      <EffectView effect={preview.data} />
    </div>
  );
}
