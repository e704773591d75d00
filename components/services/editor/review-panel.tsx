'use client';

import { DiffView } from '@/components/editor/diff-view';
import { Objections } from '@/components/plans/objections';
import type { Review } from '@/components/services/editor/review';
import { StatusDot } from '@/components/ui/status-dot';

/** What stands in the way of a change, and what it changes. */
export function ReviewPanel({ review, name }: { review: Review; name: string }) {
  const { plan, before, after, warning } = review;
  return (
    <div className="flex flex-col gap-4">
      <Objections objections={plan.objections} />
      {warning === '' ? null : (
        <p className="rounded-lg bg-warn-soft px-3.5 py-2.5 break-words">
          {warning} Nodes run what they have or find under that name.
        </p>
      )}
      {plan.objections.length === 0 ? (
        <StatusDot tone="ok">
          In {plan.collection}; its tasks may run on {plan.nodes} {plan.nodes === 1 ? 'node' : 'nodes'}
        </StatusDot>
      ) : null}
      <DiffView
        label={`What changes of ${name || 'the new service'}`}
        before={before}
        after={after}
        heads={before === '' ? ['Nothing yet', 'New'] : ['Now', 'Then']}
      />
    </div>
  );
}
