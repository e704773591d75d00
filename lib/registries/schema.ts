import { z } from 'zod';
import { instantField, isUuid, lineField, teamNameField } from '@/lib/api/fields';
import { isRegistryHost, registryHost } from '@/lib/docker-api/registry-host';

export const registryCredentialView = z
  .strictObject({
    id: z.uuid(),
    host: z.string(),
    username: z.string(),
    team: z.string().nullable().meta({ description: "Whose it is; null: one's own." }),
    createdAt: instantField,
    lastUsedAt: instantField.nullable(),
    mayRemove: z.boolean(),
  })
  .meta({ id: 'RegistryCredential' });
export type RegistryCredentialView = z.output<typeof registryCredentialView>;

export const newRegistryCredential = z.strictObject({
  host: z
    .string()
    .max(300)
    .transform(registryHost)
    .refine(isRegistryHost, 'must be a registry host, like docker.io or registry.example:5000')
    .meta({ examples: ['registry.example:5000'] }),
  username: lineField(255).min(1, 'must not be empty'),
  secret: z
    .string()
    .min(1, 'must not be empty')
    .max(8192)
    .meta({ description: 'A password or an access token. It is never shown again.' }),
  team: teamNameField
    .nullable()
    .default(null)
    .meta({ description: "For a team's members; else for oneself." }),
});
export type NewRegistryCredential = z.output<typeof newRegistryCredential>;

export const registryCredentialIdField = z.string().refine(isUuid);
