import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createGunzip } from 'node:zlib';
import { compressionOf } from '@/gateway/archives/decompressed';
import type { FileWatch } from '@/gateway/archives/rewrite-archive';

const mostHashes = 20_000;
/** Of one layer, uncompressed. */
const mostBytes = 16 * 1024 ** 3;

/** The SHA-256 of every file that passed: as it is and, where it is compressed with gzip, of what is in it. */
export class ContentHashes {
  readonly #hashes = new Set<string>();

  has(hex: string): boolean {
    return this.#hashes.has(hex);
  }

  watch(): FileWatch {
    const plain = createHash('sha256');
    let unzipped: FileWatch | null = null;
    let isFirst = true;
    return {
      bytes: (chunk) => {
        if (isFirst && compressionOf(chunk) === 'gzip') unzipped = this.#unzipped();
        isFirst = false;
        plain.update(chunk);
        return unzipped?.bytes(chunk);
      },
      end: () => {
        this.#add(plain.digest('hex'));
        return unzipped?.end();
      },
    };
  }

  #unzipped(): FileWatch {
    const hash = createHash('sha256');
    const gunzip = createGunzip();
    let length = 0;
    gunzip.on('data', (bytes: Buffer) => {
      length += bytes.length;
      if (length > mostBytes) gunzip.destroy(new Error('a layer is too long'));
      else hash.update(bytes);
    });
    const ended = new Promise<boolean>((resolve) => {
      // What only begins like gzip is known by its plain hash alone.
      gunzip.once('end', () => resolve(true)).once('error', () => resolve(false));
    });
    return {
      bytes: async (chunk) => {
        if (gunzip.destroyed || gunzip.write(chunk)) return;
        await Promise.race([once(gunzip, 'drain'), ended]);
      },
      end: async () => {
        gunzip.end();
        if (await ended) this.#add(hash.digest('hex'));
      },
    };
  }

  #add(hex: string): void {
    if (this.#hashes.size < mostHashes) this.#hashes.add(hex);
  }
}
