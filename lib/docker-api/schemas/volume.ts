import { z } from 'zod';
import { dataMap, onlyEmpty, orNull, text, volumeName } from '@/lib/docker-api/schemas/fields';

/** The body of `POST /volumes/create`. An empty name lets the engine choose one. */
export const volumeCreate = z.strictObject({
  Name: orNull(z.union([z.literal(''), volumeName])),
  Driver: text,
  DriverOpts: dataMap,
  Labels: dataMap,
  ClusterVolumeSpec: onlyEmpty('cluster volumes are not offered'),
});

export type VolumeCreate = z.output<typeof volumeCreate>;
