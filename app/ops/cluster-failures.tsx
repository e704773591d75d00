import { StatusDot } from '@/components/ui/status-dot';

/** Says which clusters are missing from what is shown, and why. */
export function ClusterFailures({
  clusters,
}: {
  clusters: readonly { readonly name: string; readonly failure: string | null }[];
}) {
  const failed = clusters.filter((cluster) => cluster.failure);
  if (failed.length === 0) return null;
  return (
    <ul className="mb-4 flex flex-col gap-1 rounded-lg bg-warn-soft px-3.5 py-2.5">
      {failed.map((cluster) => (
        <li key={cluster.name}>
          <StatusDot tone="warn">
            <span className="font-medium">{cluster.name}</span>: {cluster.failure}
          </StatusDot>
        </li>
      ))}
    </ul>
  );
}
