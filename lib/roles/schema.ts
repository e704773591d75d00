import { z } from 'zod';
import { operations } from '@/lib/access/operations';
import { instantField, isUuid, lineField, operationField } from '@/lib/api/fields';
import { pageQuery } from '@/lib/paging/page';
import { sortField } from '@/lib/paging/sorted-page';

export const roleView = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    description: z.string(),
    operations: z.array(z.string()),
    builtIn: z.boolean().meta({ description: 'Part of every installation; cannot be changed.' }),
    version: z.int(),
    createdAt: instantField,
    updatedAt: instantField,
  })
  .meta({ id: 'Role' });
export type RoleView = z.output<typeof roleView>;

export const roleVersionView = z
  .strictObject({
    version: z.int(),
    operations: z.array(z.string()),
    changedBy: z.string(),
    createdAt: instantField,
  })
  .meta({ id: 'RoleVersion' });
export type RoleVersionView = z.output<typeof roleVersionView>;

const roleName = lineField(64)
  .regex(/^\S(.*\S)?$/, 'must not be empty, nor begin or end with a space')
  .refine((text) => !isUuid(text), 'must not look like an id')
  .meta({ examples: ['Deployer'] });

const operationSet = z
  .array(operationField)
  .min(1, 'names no operation')
  .max(operations.length, 'names an operation twice')
  .refine((names) => new Set(names).size === names.length, 'names an operation twice');

export const newRole = z.strictObject({
  name: roleName,
  operations: operationSet,
  description: lineField(500).default(''),
});
export type NewRole = z.output<typeof newRole>;

export const roleChange = z.strictObject({
  version: z.int().min(1).meta({ description: 'The version that was looked at; 409 when it is no longer.' }),
  name: roleName.optional(),
  operations: operationSet.optional(),
  description: lineField(500).optional(),
});
export type RoleChange = z.output<typeof roleChange>;

export const roleSorts = {
  name: [{ path: ['name'] }],
  updatedAt: [{ path: ['updatedAt'], isTime: true }],
} as const;

export const roleFilter = z.strictObject({
  ...pageQuery,
  q: z.string().max(200).optional().meta({ description: 'In the name or the description.' }),
  builtIn: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
  operation: operationField.optional().meta({ description: 'Only those that hold this operation.' }),
  sort: sortField(roleSorts).optional(),
});
export type RoleFilter = z.output<typeof roleFilter>;
