import { z } from 'zod';
import { hidden } from '@/lib/docker-api/answers/fields';
import {
  count,
  dataMap,
  destination,
  flag,
  onlyEmpty,
  orNull,
  text,
  volumeName,
} from '@/lib/docker-api/schemas/fields';

const bindOptions = z.strictObject({
  Propagation: orNull(z.enum(['', 'private', 'rprivate', 'shared', 'rshared', 'slave', 'rslave'])),
  NonRecursive: flag,
  CreateMountpoint: flag,
  ReadOnlyNonRecursive: flag,
  ReadOnlyForceRecursive: flag,
});

const volumeOptions = z.strictObject({
  NoCopy: flag,
  Labels: dataMap,
  Subpath: text,
  DriverConfig: orNull(z.strictObject({ Name: text, Options: dataMap })),
});

const tmpfsOptions = z.strictObject({
  SizeBytes: count,
  Mode: count,
  Options: onlyEmpty('options of tmpfs are not offered'),
});

const common = {
  Target: destination,
  ReadOnly: flag,
  Consistency: orNull(z.enum(['', 'default', 'consistent', 'cached', 'delegated'])),
  ClusterOptions: onlyEmpty('is for cluster volumes'),
  ImageOptions: onlyEmpty('is for image mounts'),
};

/** A mount; what its source may be depends on who reads it. */
function mountFrom<V extends z.ZodType<string>, B extends z.ZodType<string>>(volume: V, bind: B) {
  return z.discriminatedUnion('Type', [
    z.strictObject({
      ...common,
      Type: z.literal('volume'),
      /** Empty: a new volume without a name. */
      Source: orNull(volume),
      VolumeOptions: orNull(volumeOptions),
      BindOptions: onlyEmpty('is for bind mounts'),
      TmpfsOptions: onlyEmpty('is for tmpfs mounts'),
    }),
    z.strictObject({
      ...common,
      Type: z.literal('bind'),
      Source: bind,
      BindOptions: orNull(bindOptions),
      VolumeOptions: onlyEmpty('is for volume mounts'),
      TmpfsOptions: onlyEmpty('is for tmpfs mounts'),
    }),
    z.strictObject({
      ...common,
      Type: z.literal('tmpfs'),
      Source: onlyEmpty('a tmpfs mount has no source'),
      TmpfsOptions: orNull(tmpfsOptions),
      BindOptions: onlyEmpty('is for bind mounts'),
      VolumeOptions: onlyEmpty('is for volume mounts'),
    }),
  ]);
}

const absolutePath = z.string().max(4096, { abort: true }).regex(/^\//, 'must be an absolute path');

/** An entry of HostConfig.Mounts. Types `image`, `npipe` and `cluster` are not offered. */
export const mount = mountFrom(z.union([z.literal(''), volumeName]), absolutePath);

/** As above, or what a manager of a swarm puts the task, its service or its node into. */
const templatedName = z
  .string()
  .max(1024, { abort: true })
  .refine(
    (name) => name === '' || volumeName.safeParse(name).success || /\{\{[^{}]*\}\}/.test(name),
    'must be the name of a volume, or a template of one',
  );

/** An entry of a service's Mounts. A person who may not see a path sends back what they were shown. */
export const serviceMount = mountFrom(templatedName, z.union([absolutePath, z.literal(hidden)]));

export type Mount = z.output<typeof mount>;
