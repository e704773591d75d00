import { z } from 'zod';
import { dataMap, orNull, text } from '@/lib/docker-api/schemas/fields';
import { swarmName } from '@/lib/docker-api/schemas/names';

/** A driver with its options: of secrets that are kept elsewhere, or of templates. */
const driver = orNull(z.strictObject({ Name: text, Options: dataMap }));

/** Base64 as Go reads it, of what fits into a Swarm's store; decoded and written anew. */
function data(maximumBytes: number) {
  return orNull(
    z
      .string()
      .max(Math.ceil(maximumBytes / 3) * 4)
      .regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, 'must be base64')
      .transform((written) => Buffer.from(written, 'base64').toString('base64')),
  );
}

const common = { Name: swarmName, Labels: dataMap, Templating: driver };

/** The body of `POST /secrets/create` and `POST /secrets/{id}/update`. */
export const secretSpec = z.strictObject({ ...common, Data: data(500 * 1024), Driver: driver });

/** The body of `POST /configs/create` and `POST /configs/{id}/update`. */
export const configSpec = z.strictObject({ ...common, Data: data(1000 * 1024) });

export type SwarmDataSpec = z.output<typeof secretSpec> | z.output<typeof configSpec>;
