import { NavLinks } from '@/components/shell/nav-links';
import type { ShellLink } from '@/components/shell/shell-facts';

/** The views that this person's grants reach. */
export function ViewLinks({ views }: { views: readonly ShellLink[] }) {
  return (
    <nav aria-label="Views" className="min-w-0 overflow-x-auto">
      <NavLinks
        links={views}
        listClassName="items-center"
        linkClassName="px-2 font-medium max-sm:text-[0.8125rem] aria-[current]:bg-hover sm:px-3"
      />
    </nav>
  );
}
