import { createHash } from 'node:crypto';
import { type ArchiveEntry, cleanName } from '@/gateway/archives/entry';
import type { Fate, FileWatch } from '@/gateway/archives/rewrite-archive';
import { ContentHashes } from '@/gateway/images/content-hashes';
import { accepted, Refused } from '@/gateway/refused';
import { type ArchivedImage, readArchiveManifest } from '@/lib/docker-api/load/archive-manifest';
import { layersOfConfig } from '@/lib/docker-api/load/image-layers';

/** An image of an archive, whose layers came with it. */
export interface LoadableImage extends ArchivedImage {
  /** As the engine will call it: the hash of its configuration. */
  readonly id: string;
  readonly configBytes: Buffer;
}

/** Lists that name the images of an archive, in every format there is; ours replaces them. */
const indexes: readonly string[] = ['manifest.json', 'repositories', 'index.json', 'oci-layout'];

const mebibyte = 1024 * 1024;
const longestIndex = 4 * mebibyte;
const longestConfig = mebibyte;
const mostKept = 32 * mebibyte;
const openBrace = '{'.charCodeAt(0);

/** Watches an archive of `docker save` go by, and tells afterwards which images are in it. */
export class ArchivedImages {
  readonly #hashes = new ContentHashes();
  /** Small files that may be an image's configuration, by name. */
  readonly #kept = new Map<string, Buffer>();
  #manifest: Buffer | null = null;
  #keptBytes = 0;

  /** What becomes of an entry of the archive. */
  fateOf = ({ name, type, size }: ArchiveEntry): Fate => {
    if (!indexes.includes(name)) {
      this.#kept.delete(name);
      if (type === 'directory' || type === 'symlink') return { kind: 'pass' };
      if (type === 'link') throw new Refused(400, 'an archive of images holds no hard links');
      const keep = size <= longestConfig ? this.#keeper(name) : null;
      return { kind: 'pass', watch: both(this.#hashes.watch(), keep) };
    }
    if (type !== 'file' || size > longestIndex)
      throw new Refused(400, `${name} in the archive is no small file`);
    if (name !== 'manifest.json') return { kind: 'leave-out' };
    const chunks: Buffer[] = [];
    const watch = {
      bytes: (chunk: Buffer) => void chunks.push(Buffer.from(chunk)),
      end: () => {
        this.#manifest = Buffer.concat(chunks);
      },
    };
    return { kind: 'hold', watch };
  };

  /**
   * The images of the archive, once it has gone by.
   *
   * @throws Refused 400 for an archive that cannot be read, or that lacks layers of its images
   */
  images(): LoadableImage[] {
    if (this.#manifest === null) {
      throw new Refused(
        400,
        'the archive has no manifest.json: save it with docker save of a current version',
      );
    }
    return accepted(readArchiveManifest(this.#manifest)).map((image) => {
      const configBytes = this.#kept.get(cleanName(image.config));
      if (configBytes === undefined) {
        throw new Refused(400, `the archive does not hold the configuration ${JSON.stringify(image.config)}`);
      }
      for (const layer of accepted(layersOfConfig(configBytes))) {
        if (!this.#hashes.has(layer))
          throw new Refused(400, `the archive does not hold the layer sha256:${layer}`);
      }
      const id = `sha256:${createHash('sha256').update(configBytes).digest('hex')}`;
      return { ...image, id, configBytes };
    });
  }

  /** Keeps what reads like an object of JSON. */
  #keeper(name: string): FileWatch {
    const chunks: Buffer[] = [];
    let isObject: boolean | null = null;
    return {
      bytes: (chunk) => {
        isObject ??= chunk[0] === openBrace;
        if (isObject) chunks.push(Buffer.from(chunk));
      },
      end: () => {
        if (!isObject) return;
        const bytes = Buffer.concat(chunks);
        this.#keptBytes += bytes.length;
        if (this.#keptBytes > mostKept) throw new Refused(400, 'the archive holds too many configurations');
        this.#kept.set(name, bytes);
      },
    };
  }
}

function both(first: FileWatch, second: FileWatch | null): FileWatch {
  if (second === null) return first;
  return {
    bytes: async (chunk) => {
      await first.bytes(chunk);
      await second.bytes(chunk);
    },
    end: async () => {
      await first.end();
      await second.end();
    },
  };
}
