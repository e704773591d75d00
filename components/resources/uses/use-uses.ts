'use client';

import { useMemo } from 'react';
import { useLiveRows } from '@/components/live/use-live-rows';
import { imageUses, type UsedKind, type Uses, usesOf } from '@/components/resources/uses/uses';
import type { ImageRow } from '@/lib/images/row';
import type { OnCluster } from '@/lib/rows/placed-row';

interface KnownUses {
  readonly uses: Uses;
  /** Not all of what might use something has come yet. */
  readonly isPending: boolean;
}

/** Who uses the things of a kind on these clusters, live. */
export function useUses(kind: UsedKind, clusters: readonly string[]): KnownUses {
  const services = useLiveRows('services', clusters);
  const containers = useLiveRows('containers', clusters);
  const uses = useMemo(
    () => usesOf(kind, containers.rows, services.rows),
    [kind, containers.rows, services.rows],
  );
  return { uses, isPending: containers.isPending || services.isPending };
}

/** The same of images. */
export function useImageUses(clusters: readonly string[], images: readonly OnCluster<ImageRow>[]): KnownUses {
  const services = useLiveRows('services', clusters);
  const containers = useLiveRows('containers', clusters);
  const tasks = useLiveRows('tasks', clusters);
  const uses = useMemo(
    () => imageUses(images, containers.rows, services.rows, tasks.rows),
    [images, containers.rows, services.rows, tasks.rows],
  );
  return { uses, isPending: containers.isPending || services.isPending || tasks.isPending };
}
