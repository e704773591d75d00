import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { StatusDot } from '@/components/ui/status-dot';
import { paths } from '@/lib/paths/console-paths';

interface ClusterChoiceProps {
  clusters: readonly { name: string; isReachable: boolean }[];
}

/** Where a developer's containers may be, when there is more than one place. */
export function ClusterChoice({ clusters }: ClusterChoiceProps) {
  return (
    <>
      <PageHeader title="Apps" description="Choose the cluster whose containers you want to see." />
      {clusters.length === 0 ? (
        <EmptyState>No cluster is registered yet. Whoever runs this Wheelhouse can add one.</EmptyState>
      ) : (
        <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {clusters.map(({ name, isReachable }) => (
            <li key={name}>
              <a
                href={paths.apps(name)}
                className="flex items-center justify-between gap-3 rounded-lg bg-surface p-4 ring-1 ring-line hover:bg-hover"
              >
                <span className="truncate font-medium">{name}</span>
                <StatusDot tone={isReachable ? 'ok' : 'danger'}>
                  {isReachable ? 'Reachable' : 'Not reachable'}
                </StatusDot>
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
