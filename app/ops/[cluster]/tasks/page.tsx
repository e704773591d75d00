import type { Metadata } from 'next';
import { listOfPath } from '@/app/ops/clusters-of-path';
import { requireOps } from '@/app/ops/require-ops';
import { TasksPage } from '@/components/tasks/tasks-page';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Tasks' };

export default async function OpsTasksPage({ params }: { params: Promise<{ cluster: string }> }) {
  const segment = decodeURIComponent((await params).cluster);
  const actor = await requireOps(paths.opsSection(segment, 'tasks'));
  const { clusters, initial } = await listOfPath(actor, segment, 'tasks');
  const names = clusters.map(({ name }) => name);
  return <TasksPage key={segment} clusters={names} initial={initial} />;
}
