import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';

/** Commits with the script that it was applied, before Prisma records the same once more. */
const recordAsFinished = `
;UPDATE "_prisma_migrations" SET "finished_at" = now()
  WHERE "finished_at" IS NULL AND "rolled_back_at" IS NULL`;

/**
 * Prisma's adapter, but for how it runs a migration's script. Prisma splits it at every semicolon,
 * which breaks functions, and runs the pieces one by one, which leaves half a migration behind when
 * it is interrupted. Sent whole, Postgres runs the script as one transaction.
 */
export class AtomicMigrations extends PrismaPg {
  /** Postgres' own error, which the schema engine does not repeat. */
  failure: unknown;

  constructor(private readonly pool: pg.Pool) {
    super(pool);
  }

  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      try {
        await this.pool.query(script.includes('"_prisma_migrations"') ? script : script + recordAsFinished);
      } catch (error) {
        this.failure = error;
        throw error;
      }
    };
    return adapter;
  }
}
