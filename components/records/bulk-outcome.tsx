import type { BulkItem } from '@/components/records/bulk-change';
import { StatusDot } from '@/components/ui/status-dot';
import type { BulkResult } from '@/lib/bulk/schema';

/** What became of each, those that were refused first. */
export function BulkOutcome({ result, items }: { result: BulkResult; items: readonly BulkItem[] }) {
  const names = new Map(items.map(({ key, name }) => [key, name]));
  const inOrder = result.items.toSorted((a, b) => Number(a.isDone) - Number(b.isDone));
  return (
    <>
      <p role="status" className="font-medium">
        {result.done} done, {result.refused} refused
      </p>
      <ul
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls
        tabIndex={0}
        aria-label="What became of each"
        className="max-h-72 overflow-y-auto rounded-md bg-sunken px-3 py-2"
      >
        {inOrder.map(({ item, isDone, detail }) => (
          <li key={item} className="flex flex-wrap items-baseline gap-x-3 py-0.5">
            <StatusDot tone={isDone ? 'ok' : 'danger'}>{names.get(item) ?? item}</StatusDot>
            <span className="min-w-0 break-words text-[0.8125rem] text-ink-soft">
              {isDone ? 'done' : detail}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
