import { z } from 'zod';

/** What a plugin may do that its installer agreed to. No body at all: nothing. */
export const pluginPrivileges = z.union([
  z
    .array(
      z.strictObject({
        Name: z.string().max(256),
        Description: z.string().max(4096).optional(),
        Value: z.array(z.string().max(4096)).max(256).nullable().optional(),
      }),
    )
    .max(64),
  z.strictObject({}).transform(() => []),
]);

/** `NAME=VALUE` of its settings. */
export const pluginSettings = z.array(z.string().max(65_536)).max(256);
