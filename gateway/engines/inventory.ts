import Docker from 'dockerode';
import type { Endpoint } from '@/gateway/engines/endpoint';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';

/** A thing on an engine, with what placing and resolving need to know of it. */
export interface Thing {
  readonly kind: 'container' | 'network' | 'volume';
  /** The engine's full id; a volume's name. */
  readonly id: string;
  /** Tells a volume from a later one of the same name; else "". */
  readonly generation: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** A container's image. */
  readonly imageId: string;
  /** A container's state, e.g. "running". */
  readonly state: string;
}

export interface ImageThing {
  readonly id: string;
  /** As the engine writes them: `busybox:latest`. */
  readonly tags: readonly string[];
  /** `busybox@sha256:…` */
  readonly digests: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

/** What is on one engine right now. Every function throws EngineUnreachable. */
export interface Inventory {
  readonly docker: Docker;
  containers(): Promise<Thing[]>;
  networks(): Promise<Thing[]>;
  volumes(): Promise<Thing[]>;
  /** Null when it is not there. */
  volume(name: string): Promise<Thing | null>;
  images(): Promise<ImageThing[]>;
  imageLabels(imageId: string): Promise<Readonly<Record<string, string>>>;
}

export function openInventory(endpoint: Endpoint): Inventory {
  const docker = new Docker({ ...dockerOptions(endpoint), version: 'v1.41', timeout: 30_000 });
  return {
    docker,
    containers: async () =>
      (await reached(docker.listContainers({ all: true }))).map((container) => ({
        kind: 'container',
        id: container.Id,
        generation: '',
        name: nameOf(container.Names),
        labels: container.Labels ?? {},
        imageId: container.ImageID,
        state: container.State,
      })),
    networks: async () =>
      (await reached(docker.listNetworks())).map((network) => ({
        kind: 'network',
        id: network.Id,
        generation: '',
        name: network.Name,
        labels: network.Labels ?? {},
        imageId: '',
        state: '',
      })),
    volumes: async () => ((await reached(docker.listVolumes())).Volumes ?? []).map(volumeThing),
    volume: async (name) => {
      try {
        return volumeThing(await docker.getVolume(name).inspect());
      } catch (error) {
        if (statusOf(error) === 404) return null;
        throw new EngineUnreachable(error);
      }
    },
    images: async () =>
      (await reached(docker.listImages({ all: true }))).map((image) => ({
        id: image.Id,
        tags: (image.RepoTags ?? []).filter((tag) => !tag.includes('<none>')),
        digests: (image.RepoDigests ?? []).filter((digest) => !digest.includes('<none>')),
        labels: image.Labels ?? {},
      })),
    imageLabels: async (imageId) => {
      try {
        return (await docker.getImage(imageId).inspect()).Config?.Labels ?? {};
      } catch (error) {
        if (statusOf(error) === 404) return {};
        throw new EngineUnreachable(error);
      }
    },
  };
}

function dockerOptions(endpoint: Endpoint): Docker.DockerOptions {
  switch (endpoint.kind) {
    case 'unix':
      return { socketPath: endpoint.socketPath };
    case 'tcp':
      return { protocol: 'http', host: endpoint.host, port: endpoint.port };
    case 'tls':
      return { protocol: 'https', host: endpoint.host, port: endpoint.port, ...endpoint.tls };
  }
}

async function reached<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    throw new EngineUnreachable(error);
  }
}

function volumeThing(volume: Docker.VolumeInspectInfo & { CreatedAt?: string }): Thing {
  return {
    kind: 'volume',
    id: volume.Name,
    generation: volume.CreatedAt ?? '',
    name: volume.Name,
    labels: volume.Labels ?? {},
    imageId: '',
    state: '',
  };
}

/** A container's own name; "/other/alias" are names that links gave it. */
function nameOf(names: readonly string[] | undefined): string {
  return (names ?? []).find((name) => name.lastIndexOf('/') === 0)?.slice(1) ?? '';
}

function statusOf(error: unknown): number | null {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : null;
}
