'use client';

import { DiffView } from '@/components/editor/diff-view';
import { Objections } from '@/components/plans/objections';
import type { ServiceReview, StackReview } from '@/components/stacks/deploy/review-stack';
import { Badge } from '@/components/ui/badge';
import { Checkbox } from '@/components/ui/checkbox';
import { ErrorNotice } from '@/components/ui/error-notice';
import type { Tone } from '@/components/ui/tone';

interface StackReviewPanelProps {
  review: StackReview;
  isPruning: boolean;
  onPrune: (isPruning: boolean) => void;
}

const marks: Readonly<Record<ServiceReview['kind'], readonly [Tone, string]>> = {
  added: ['ok', '+ added'],
  changed: ['warn', '± changed'],
  same: ['neutral', 'unchanged'],
  removed: ['danger', '− not in the file'],
};

/** What a deploy makes, changes and leaves, service by service. */
export function StackReviewPanel({ review, isPruning, onPrune }: StackReviewPanelProps) {
  const made = [
    ...review.networks.map((name) => `network ${name}`),
    ...review.secrets.map((name) => `secret ${name}`),
    ...review.configs.map((name) => `config ${name}`),
  ];
  const removed = review.services.filter(({ kind }) => kind === 'removed').length;
  return (
    <div className="flex flex-col gap-4">
      <ErrorNotice error={review.problems.length > 0 ? new Error(review.problems.join(' ')) : null} />
      {made.length > 0 ? (
        <p>
          <span className="font-medium">Made first:</span> {made.join(', ')}
        </p>
      ) : null}
      {review.plan.ignored.length > 0 ? (
        <ul className="rounded-lg bg-warn-soft px-3.5 py-2.5">
          {review.plan.ignored.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : null}
      {removed > 0 ? (
        <Checkbox
          label={`Remove ${removed === 1 ? 'the service that is' : `the ${removed} services that are`} not in the file`}
          hint="Otherwise they stay as they are."
          checked={isPruning}
          onChange={({ target }) => onPrune(target.checked)}
        />
      ) : null}
      {review.services.map((service) => (
        <details key={service.name} open={service.kind !== 'same' && review.services.length <= 4}>
          <summary className="flex min-h-8 flex-wrap items-center gap-3 rounded-md px-1 hover:bg-hover">
            <span className="font-medium">{service.name}</span>
            <Badge tone={marks[service.kind][0]}>{marks[service.kind][1]}</Badge>
            {service.objections.length > 0 ? <Badge tone="danger">cannot be deployed</Badge> : null}
          </summary>
          <div className="mt-2 flex flex-col gap-3">
            <Objections objections={service.objections} />
            {service.warning ? (
              <p className="break-words rounded-lg bg-warn-soft px-3.5 py-2.5">{service.warning}</p>
            ) : null}
            <DiffView
              label={`What changes of ${service.name}`}
              before={service.before}
              after={service.after}
            />
          </div>
        </details>
      ))}
    </div>
  );
}
