import type { ArchiveEntry } from '@/gateway/archives/entry';
import type { AddedFile, Fate } from '@/gateway/archives/rewrite-archive';
import { Refused } from '@/gateway/refused';

/** The longest Dockerfile that is read. */
const longest = 1024 * 1024;

/** Holds the Dockerfile of a context back while the rest goes by; ours goes out in its place, last. */
export class ContextFiles {
  readonly #wanted: string;
  readonly #lower: string | null;
  readonly #held = new Map<string, Buffer>();
  readonly #links = new Set<string>();

  /** @param dockerfile its clean path; "dockerfile" is taken where there is no "Dockerfile" */
  constructor(dockerfile: string) {
    this.#wanted = dockerfile;
    this.#lower = dockerfile === 'Dockerfile' ? 'dockerfile' : null;
  }

  fateOf = ({ name, type, size }: ArchiveEntry): Fate => {
    if (name !== this.#wanted && name !== this.#lower) return { kind: 'pass' };
    this.#held.delete(name);
    this.#links.delete(name);
    if (type !== 'file') {
      this.#links.add(name);
      return { kind: 'pass' };
    }
    if (size > longest) throw new Refused(400, `the Dockerfile is longer than ${longest} bytes`);
    const chunks: Buffer[] = [];
    const watch = {
      bytes: (chunk: Buffer) => void chunks.push(Buffer.from(chunk)),
      end: () => void this.#held.set(name, Buffer.concat(chunks)),
    };
    return { kind: 'hold', watch };
  };

  /** The Dockerfile and the file that only looked like it. @throws Refused 400 */
  dockerfile(): { readonly name: string; readonly bytes: Buffer; readonly others: readonly AddedFile[] } {
    const name = [this.#wanted, this.#lower].find((each) => each !== null && this.#has(each)) ?? null;
    if (name === null) throw new Refused(400, `Cannot locate specified Dockerfile: ${this.#wanted}`);
    const bytes = this.#held.get(name);
    if (bytes === undefined) throw new Refused(400, `${name} is no plain file: name the Dockerfile itself`);
    const others = [...this.#held].filter(([other]) => other !== name);
    return { name, bytes, others: others.map(([other, content]) => ({ name: other, bytes: content })) };
  }

  #has(name: string): boolean {
    return this.#held.has(name) || this.#links.has(name);
  }
}
