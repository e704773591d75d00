'use client';

import { usePathname } from 'next/navigation';
import { TextLink } from '@/components/ui/button';
import { paths, type ResourceKind } from '@/lib/paths/console-paths';

interface ResourceLinkProps {
  cluster: string;
  kind: ResourceKind;
  /** The engine's full id; of volumes and stacks the name. */
  id: string;
  name: string;
  tab?: string;
}

/** A link to the page of a thing in the view that one is in, or its name where that view has none. */
export function ResourceLink({ cluster, kind, id, name, tab }: ResourceLinkProps) {
  const isInApps = usePathname().startsWith(paths.apps());
  const href = isInApps
    ? paths.appsResource(cluster, kind, id, tab)
    : paths.opsResource(cluster, kind, id, tab);
  if (href === null) return <span>{name}</span>;
  return <TextLink href={href}>{name}</TextLink>;
}
