import { redirect } from 'next/navigation';
import { paths } from '@/lib/paths/console-paths';

export default async function ClusterPage({ params }: { params: Promise<{ cluster: string }> }) {
  redirect(paths.opsSection(decodeURIComponent((await params).cluster), 'containers'));
}
