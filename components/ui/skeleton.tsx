/** Holds the place of what is on its way, in its size, so that nothing moves when it comes. */
export function Skeleton({ className = 'h-4 w-full' }: { className?: string }) {
  return <span aria-hidden className={`block animate-pulse rounded bg-sunken ${className}`} />;
}

export function SkeletonRows({ rows = 6, label = 'Loading' }: { rows?: number; label?: string }) {
  return (
    <div
      role="status"
      aria-label={label}
      className="flex flex-col gap-2 rounded-lg bg-surface p-4 ring-1 ring-line"
    >
      {Array.from({ length: rows }, (_, index) => `row-${index}`).map((key) => (
        <Skeleton key={key} className="h-7 w-full" />
      ))}
    </div>
  );
}
