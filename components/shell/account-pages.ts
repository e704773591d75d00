import { paths } from '@/lib/paths/console-paths';

/** The pages about oneself and what they are called, in the order in which they are shown. */
export const accountPages = (
  [
    ['profile', 'Profile'],
    ['security', 'Security'],
    ['access', 'My access'],
    ['requests', 'My requests'],
    ['notices', 'Notices'],
    ['connect', 'Connect'],
    ['tokens', 'Tokens'],
    ['service-accounts', 'Service accounts'],
    ['registries', 'Registries'],
    ['sessions', 'Sessions'],
  ] as const
).map(([page, label]) => ({ page, label, href: paths.accountPage(page) }));
