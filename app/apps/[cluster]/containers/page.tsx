import { redirect } from 'next/navigation';
import { paths } from '@/lib/paths/console-paths';

/** The list is the cluster's own page; this path is there for those who shorten an address. */
export default async function ContainersFolderPage({ params }: { params: Promise<{ cluster: string }> }) {
  redirect(paths.apps(decodeURIComponent((await params).cluster)));
}
