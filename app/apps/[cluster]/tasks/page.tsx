import type { Metadata } from 'next';
import { visibleCluster } from '@/components/containers/visible-cluster';
import { loadLiveRows } from '@/components/live/load-live-rows';
import { TasksPage } from '@/components/tasks/tasks-page';
import { requireActor } from '@/lib/auth/web-actor';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Tasks' };

export default async function AppsTasksPage({ params }: { params: Promise<{ cluster: string }> }) {
  const segment = decodeURIComponent((await params).cluster);
  const actor = await requireActor(paths.appsSection(segment, 'tasks'));
  const { name } = await visibleCluster(actor, segment);
  return <TasksPage key={name} clusters={[name]} initial={await loadLiveRows('tasks', [name])} />;
}
