'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ShellLink } from '@/components/shell/shell-facts';

/** The views that this person's grants reach. */
export function ViewLinks({ views }: { views: readonly ShellLink[] }) {
  const pathname = usePathname();
  return (
    <nav aria-label="Views" className="min-w-0 overflow-x-auto">
      <ul className="flex items-center gap-0.5 p-1">
        {views.map(({ href, label }) => {
          const isCurrent = pathname === href || pathname.startsWith(`${href}/`);
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={isCurrent ? 'page' : undefined}
                className="flex h-8 items-center rounded-md px-2 font-medium max-sm:text-[0.8125rem] text-ink-soft transition-colors hover:text-ink aria-[current]:bg-hover aria-[current]:text-ink pointer-coarse:h-10 sm:px-3"
              >
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
