import type { ReactNode } from 'react';
import { NavLinks } from '@/components/shell/nav-links';
import type { ShellLink } from '@/components/shell/shell-facts';

/**
 * Pages within a view: a column on a wide screen, a strip that scrolls on a narrow one. What is for screen
 * readers alone in it is placed within it, else it would make the whole page wider.
 */
export function SectionNav({
  label,
  links,
  children,
}: {
  label: string;
  links: readonly ShellLink[];
  children: ReactNode;
}) {
  return (
    <div className="lg:grid lg:grid-cols-[11rem_minmax(0,1fr)] lg:gap-8">
      <nav
        aria-label={label}
        className="relative -mx-4 mb-5 overflow-x-auto px-3 sm:-mx-6 sm:px-5 lg:sticky lg:top-[calc(var(--spacing-bar)+1rem)] lg:mx-0 lg:mb-0 lg:-ml-3 lg:self-start lg:px-0"
      >
        <NavLinks
          links={links}
          listClassName="lg:flex-col"
          linkClassName="whitespace-nowrap px-3 aria-[current]:bg-accent-soft aria-[current]:font-medium"
        />
      </nav>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
