import { z } from 'zod';
import { buildKitSentence } from '@/lib/docker-api/dockerfile/instruction';
import { isRefusal, type Refusal } from '@/lib/docker-api/errors';
import { parseBody } from '@/lib/docker-api/parse-body';
import { flag, repeated, text, wholeNumber } from '@/lib/docker-api/query';

const imageName = z.string().min(1).max(512);
const json = z.string().max(65_536);
const most = Number.MAX_SAFE_INTEGER;

/** Everything that the classic builder reads. JSON among it is read by `readBuildMap` and its like. */
export const buildQuery = z.strictObject({
  dockerfile: z.string().max(1024).optional(),
  t: repeated(imageName, 50).optional(),
  target: text.optional(),
  platform: text.optional(),
  q: flag.optional(),
  nocache: flag.optional(),
  pull: flag.optional(),
  squash: flag.optional(),
  /** Containers of a build are always removed: they belong to nobody. */
  rm: flag.optional(),
  forcerm: flag.optional(),
  buildargs: json.optional(),
  labels: json.optional(),
  cachefrom: json.optional(),
  memory: wholeNumber(0, most).optional(),
  memswap: wholeNumber(-1, most).optional(),
  cpushares: wholeNumber(0, most).optional(),
  cpuperiod: wholeNumber(0, most).optional(),
  cpuquota: wholeNumber(-1, most).optional(),
  cpusetcpus: text.optional(),
  cpusetmems: text.optional(),
  shmsize: wholeNumber(0, most).optional(),
  ulimits: json.optional(),
  cgroupparent: text.optional(),
  networkmode: text.optional(),
  extrahosts: repeated(z.string().max(512), 256).optional(),
  securityopt: repeated(z.string().max(512), 16).optional(),
  isolation: z.enum(['', 'default']).optional(),
  remote: z.literal('', 'must be empty: an engine fetches no contexts here, send it yourself').optional(),
  version: z.enum(['', '1'], buildKitSentence).optional(),
  session: z.literal('', buildKitSentence).optional(),
  outputs: z.enum(['', '[]', 'null'], buildKitSentence).optional(),
  buildid: text.optional(),
});

const map = z.record(z.string().max(1024), z.string().nullable());
const names = z.array(imageName).max(100);
const ulimits = z
  .array(z.strictObject({ Name: z.string(), Soft: z.int().min(-1), Hard: z.int().min(-1) }))
  .max(32);

/** `buildargs` and `labels`: keys are data, so those that only differ in case are different. */
export function readBuildMap(written: string): Readonly<Record<string, string | null>> | Refusal {
  return read(z.strictObject({ Labels: map.nullable() }), 'Labels', written, {});
}

/** `cachefrom`: images whose layers may be taken from the cache. */
export function readCacheFrom(written: string): readonly string[] | Refusal {
  return read(z.strictObject({ Names: names.nullable() }), 'Names', written, []);
}

export function readUlimits(written: string): z.output<typeof ulimits> | Refusal {
  return read(z.strictObject({ Ulimits: ulimits.nullable() }), 'Ulimits', written, []);
}

/** Reads JSON of a query as the one member of an object, with the rules for a member of that name. */
function read<Key extends string, T extends object>(
  schema: z.ZodType<Record<Key, T | null>>,
  key: Key,
  written: string,
  empty: T,
): T | Refusal {
  if (written === '') return empty;
  const parsed = parseBody(schema, Buffer.from(`{"${key}":${written}}`));
  return isRefusal(parsed) ? parsed : (parsed.value[key] ?? empty);
}
