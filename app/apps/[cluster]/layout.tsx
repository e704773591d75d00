import type { ReactNode } from 'react';
import { SectionNav } from '@/components/shell/section-nav';
import { paths } from '@/lib/paths/console-paths';

interface Props {
  params: Promise<{ cluster: string }>;
  children: ReactNode;
}

const sections = [
  ['stacks', 'Stacks'],
  ['services', 'Services'],
  ['tasks', 'Tasks'],
  ['networks', 'Networks'],
  ['volumes', 'Volumes'],
  ['secrets', 'Secrets'],
  ['configs', 'Configs'],
] as const;

export default async function AppsClusterLayout({ params, children }: Props) {
  const cluster = decodeURIComponent((await params).cluster);
  const links = [
    { href: paths.apps(cluster), label: 'My apps' },
    ...sections.map(([section, label]) => ({ href: paths.appsSection(cluster, section), label })),
  ];
  return (
    <SectionNav label="What runs" links={links}>
      {children}
    </SectionNav>
  );
}
