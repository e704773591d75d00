import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { visibleCluster } from '@/components/containers/visible-cluster';
import { loadThing } from '@/components/resources/load-thing';
import { TaskPage } from '@/components/tasks/task-page';
import { requireActor } from '@/lib/auth/web-actor';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Task' };

interface Props {
  params: Promise<{ cluster: string; id: string }>;
}

export default async function AppsTaskPage({ params }: Props) {
  const given = await params;
  const [name, id] = [decodeURIComponent(given.cluster), decodeURIComponent(given.id)];
  const actor = await requireActor(`${paths.appsSection(name, 'tasks')}/${encodeURIComponent(id)}`);
  const cluster = await visibleCluster(actor, name);
  const loaded = await loadThing('tasks', cluster.name, id, `/tasks/${encodeURIComponent(id)}`);
  if (!loaded) notFound();
  return (
    <TaskPage
      key={loaded.row.id}
      initial={loaded.row}
      inspect={loaded.inspect}
      listHref={paths.appsSection(cluster.name, 'tasks')}
    />
  );
}
