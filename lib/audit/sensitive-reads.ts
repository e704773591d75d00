/** Reads that show what is in things, and not only that they are there. */
export const sensitiveReads: ReadonlySet<string> = new Set([
  'config.view-data',
  'container.copy-out',
  'container.logs',
  'container.view-env',
  'image.save',
  'service.logs',
  'service.view-env',
]);
