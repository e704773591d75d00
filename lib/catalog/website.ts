import type { Operation } from '@/lib/access/operations';
import type { CatalogTemplate } from '@/lib/catalog/template';

/** The catalogue's first item. Its image is made and imported by worker/website. */
export const websiteImage = { repository: 'wheelhouse/website', tag: '1' } as const;

export const websiteItem = {
  slug: 'website',
  title: 'Website',
  description: 'A page of your own with a name and a colour theme, for an event, a team or an idea.',
  collection: '/Desk',
  launchCollection: '/Desk/Websites',
} as const;

export const websiteTemplate: CatalogTemplate = {
  image: `${websiteImage.repository}:${websiteImage.tag}`,
  port: 8080,
  memoryBytes: 64 * 1024 * 1024,
  nanoCpus: 250_000_000,
  pids: 64,
  fields: [
    { kind: 'text', name: 'name', label: 'Name', maxLength: 60, environment: 'SITE_NAME' },
    {
      kind: 'choice',
      name: 'theme',
      label: 'Colour theme',
      environment: 'SITE_THEME',
      choices: [
        { value: 'ocean', label: 'Ocean' },
        { value: 'forest', label: 'Forest' },
        { value: 'sunset', label: 'Sunset' },
        { value: 'graphite', label: 'Graphite' },
      ],
    },
  ],
};

/** Held by a launch alone, on the launch collection alone: what carrying out an order takes. */
export const websiteLaunchRole: { name: string; description: string; operations: readonly Operation[] } = {
  name: 'Website Launch',
  description: 'What Wheelhouse itself may do to carry out an order of a website. Not meant for people.',
  operations: [
    'container.view',
    'container.create',
    'container.start',
    'container.remove',
    'image.view',
    'image.use',
    'image.load',
  ],
};
