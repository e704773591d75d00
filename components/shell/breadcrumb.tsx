'use client';

import { ChevronRight } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { ClusterSwitcher } from '@/components/shell/cluster-switcher';
import { useCrumbName } from '@/components/shell/crumb-name';
import { crumbsOf } from '@/components/shell/crumbs';
import type { ShellCluster } from '@/components/shell/shell-facts';

/** Where one is: view, cluster, and the way down to the page. */
export function Breadcrumb({ clusters }: { clusters: readonly ShellCluster[] }) {
  const pathname = usePathname();
  const { view, cluster, trail } = crumbsOf(pathname);
  const named = useCrumbName();
  if (!view) return null;
  return (
    <nav aria-label="Breadcrumb" className="flex min-h-8 min-w-0 items-center">
      <ol className="flex min-w-0 flex-wrap items-center gap-1 text-ink-soft">
        <li>
          <CrumbLink href={view.href} isPage={pathname === view.href}>
            {view.label}
          </CrumbLink>
        </li>
        {cluster ? (
          <li className="flex items-center gap-1">
            <Separator />
            <ClusterSwitcher
              view={view.href}
              current={cluster.name}
              rest={cluster.rest}
              clusters={clusters}
            />
          </li>
        ) : null}
        {trail.map((link, index) => {
          const isPage = index === trail.length - 1;
          return (
            <li key={link.href} className="flex min-w-0 items-center gap-1">
              <Separator />
              <CrumbLink href={link.href} isPage={isPage}>
                {named?.href === link.href ? named.name : link.label}
              </CrumbLink>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function Separator() {
  return <ChevronRight aria-hidden className="size-3.5 shrink-0" />;
}

function CrumbLink({ href, isPage, children }: { href: string; isPage: boolean; children: string }) {
  const look = 'block max-w-64 truncate rounded px-1 py-0.5';
  if (isPage) {
    return (
      <span aria-current="page" className={`${look} text-ink`}>
        {children}
      </span>
    );
  }
  return (
    <a href={href} className={`${look} hover:text-ink`}>
      {children}
    </a>
  );
}
