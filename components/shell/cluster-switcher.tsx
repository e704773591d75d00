'use client';

import { ChevronsUpDown } from 'lucide-react';
import { type ComponentType, useState } from 'react';
import type { ClusterMenuItemsProps } from '@/components/shell/cluster-menu-items';
import { Button } from '@/components/ui/button';
import { Menu } from '@/components/ui/menu';
import { allClusters } from '@/lib/paths/console-paths';

export function ClusterSwitcher(props: ClusterMenuItemsProps) {
  const [Items, setItems] = useState<ComponentType<ClusterMenuItemsProps> | null>(null);
  const prepare = async () => {
    const { ClusterMenuItems } = await import('@/components/shell/cluster-menu-items');
    setItems(() => ClusterMenuItems);
  };
  const name = props.current === allClusters ? 'All clusters' : props.current;
  return (
    <Menu
      align="start"
      prepare={prepare}
      trigger={
        <Button tone="quiet" size="small" className="max-w-56 px-1.5" aria-label={`Cluster: ${name}. Switch`}>
          <span className="truncate">{name}</span>
          <ChevronsUpDown aria-hidden className="size-3.5!" />
        </Button>
      }
    >
      {Items ? <Items {...props} /> : null}
    </Menu>
  );
}
