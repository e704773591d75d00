import { defineConfig } from 'prisma/config';

/** For whoever runs Prisma's own CLI; Wheelhouse itself applies migrations with scripts of its own. */
export default defineConfig({
  schema: 'prisma/models',
  migrations: { path: 'prisma/migrations' },
});
