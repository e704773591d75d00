import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';

export function openSchemaEngine(
  datamodels: [name: string, text: string][],
  adapterFactory: SqlMigrationAwareDriverAdapterFactory,
): Promise<SchemaEngine>;
