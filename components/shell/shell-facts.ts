import type { AlertCounts } from '@/lib/alerts/schema';

/** What the shell knows of the person and the clusters; sent to the browser with each page. */
export interface ShellFacts {
  readonly username: string;
  readonly fullName: string;
  readonly views: readonly ShellLink[];
  readonly adminAreas: readonly ShellLink[];
  readonly clusters: readonly ShellCluster[];
  /** What fires of what the person may see, and where it is shown; null where no view of theirs does. */
  readonly alerts: { readonly counts: AlertCounts; readonly href: string } | null;
  /** What they have not read; null where that is not shown. */
  readonly notices: { readonly unread: number; readonly latest: string } | null;
}

export interface ShellLink {
  readonly href: string;
  readonly label: string;
  /** How much waits there; none is not shown. */
  readonly waiting?: number;
}

export interface ShellCluster {
  readonly name: string;
  readonly isReachable: boolean;
}
