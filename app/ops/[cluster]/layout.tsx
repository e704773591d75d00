import type { ReactNode } from 'react';
import { SectionNav } from '@/components/shell/section-nav';
import { allClusters, type OpsSection, paths } from '@/lib/paths/console-paths';

const sections: readonly (readonly [OpsSection, string])[] = [
  ['topology', 'Topology'],
  ['nodes', 'Nodes'],
  ['swarm', 'Swarm'],
  ['stacks', 'Stacks'],
  ['services', 'Services'],
  ['tasks', 'Tasks'],
  ['containers', 'Containers'],
  ['images', 'Images'],
  ['networks', 'Networks'],
  ['volumes', 'Volumes'],
  ['secrets', 'Secrets'],
  ['configs', 'Configs'],
  ['events', 'Events'],
  ['disk', 'Disk use'],
];

interface Props {
  params: Promise<{ cluster: string }>;
  children: ReactNode;
}

export default async function ClusterLayout({ params, children }: Props) {
  const cluster = decodeURIComponent((await params).cluster);
  const overview = cluster === allClusters ? paths.ops() : paths.opsCluster(cluster);
  const links = [
    { href: overview, label: 'Overview' },
    ...sections
      .filter(([section]) => cluster !== allClusters || section !== 'swarm')
      .map(([section, label]) => ({ href: paths.opsSection(cluster, section), label })),
  ];
  return (
    <SectionNav label="Resources" links={links}>
      {children}
    </SectionNav>
  );
}
