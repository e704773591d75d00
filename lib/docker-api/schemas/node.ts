import { z } from 'zod';
import { dataMap, orNull, text } from '@/lib/docker-api/schemas/fields';

/** The body of `POST /nodes/{id}/update`: all that can be said of a node. */
export const nodeSpec = z.strictObject({
  Name: text,
  Labels: dataMap,
  Role: orNull(z.enum(['worker', 'manager'])),
  Availability: orNull(z.enum(['active', 'pause', 'drain'])),
});
