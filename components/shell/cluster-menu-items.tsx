'use client';

import type { ShellCluster } from '@/components/shell/shell-facts';
import { MenuLink, MenuSeparator } from '@/components/ui/menu-items';
import { allClusters } from '@/lib/paths/console-paths';

export interface ClusterMenuItemsProps {
  /** "/ops" or "/apps". */
  view: string;
  current: string;
  /** The section below the cluster, kept when the cluster changes. */
  rest: string;
  clusters: readonly ShellCluster[];
}

/** The same page on another cluster. */
export function ClusterMenuItems({ view, current, rest, clusters }: ClusterMenuItemsProps) {
  const pathOf = (cluster: string) => [view, encodeURIComponent(cluster), rest].filter(Boolean).join('/');
  return (
    <>
      {view === '/ops' ? (
        <>
          <MenuLink href={pathOf(allClusters)} current={current === allClusters}>
            All clusters
          </MenuLink>
          <MenuSeparator />
        </>
      ) : null}
      {clusters.map((cluster) => (
        <MenuLink key={cluster.name} href={pathOf(cluster.name)} current={cluster.name === current}>
          {cluster.name}
          {cluster.isReachable ? null : <span className="text-ink-soft"> (unreachable)</span>}
        </MenuLink>
      ))}
    </>
  );
}
