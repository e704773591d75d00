'use client';

import { ChevronsUpDown } from 'lucide-react';
import type { ShellCluster } from '@/components/shell/shell-facts';
import { Button } from '@/components/ui/button';
import { Menu, MenuLink, MenuSeparator } from '@/components/ui/menu';
import { allClusters } from '@/lib/paths/console-paths';

interface ClusterSwitcherProps {
  /** "/ops" or "/apps". */
  view: string;
  current: string;
  /** The section below the cluster, kept when the cluster changes. */
  rest: string;
  clusters: readonly ShellCluster[];
}

export function ClusterSwitcher({ view, current, rest, clusters }: ClusterSwitcherProps) {
  const pathOf = (cluster: string) => [view, encodeURIComponent(cluster), rest].filter(Boolean).join('/');
  return (
    <Menu
      align="start"
      trigger={
        <Button
          tone="quiet"
          size="small"
          className="max-w-56 px-1.5"
          aria-label={`Cluster: ${nameOf(current)}. Switch`}
        >
          <span className="truncate">{nameOf(current)}</span>
          <ChevronsUpDown aria-hidden className="size-3.5!" />
        </Button>
      }
    >
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
    </Menu>
  );
}

function nameOf(cluster: string): string {
  return cluster === allClusters ? 'All clusters' : cluster;
}
