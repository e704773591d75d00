'use client';

import { usePathname } from 'next/navigation';
import { TextLink } from '@/components/ui/button';
import { paths } from '@/lib/paths/console-paths';

/** An image as a service names it: a link to those that the nodes have of that name, where one sees images. */
export function ImagesNamed({ cluster, name }: { cluster: string; name: string }) {
  const isInOps = usePathname().startsWith(paths.ops());
  const [plain = name] = name.split('@');
  if (!isInOps) return name;
  return (
    <TextLink href={`${paths.opsSection(cluster, 'images')}?${new URLSearchParams({ q: plain })}`}>
      {name}
    </TextLink>
  );
}
