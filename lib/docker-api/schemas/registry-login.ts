import { z } from 'zod';
import { isRegistryHost, registryHost } from '@/lib/docker-api/registry-host';

const line = z.string().max(8192).optional();

/** The body of `POST /auth`; without an address Docker Hub is meant. `serveraddress` becomes its host. */
export const registryLogin = z.strictObject({
  username: line,
  password: line,
  auth: line,
  email: line,
  identitytoken: line,
  registrytoken: line,
  serveraddress: z
    .string()
    .max(512)
    .default('')
    .transform((address) => registryHost(address === '' ? 'docker.io' : address))
    .refine(isRegistryHost, 'must be the address of a registry'),
});
