import type { Header } from 'tar-stream';
import { Refused } from '@/gateway/refused';

/** One entry of an archive, as it is written anew. */
export interface ArchiveEntry {
  /** Relative and without "." or "..": where an engine puts it. */
  readonly name: string;
  readonly type: 'file' | 'directory' | 'symlink' | 'link';
  /** Bytes of a file; else 0. */
  readonly size: number;
  readonly header: Partial<Header> & Pick<Header, 'name'>;
}

const types: readonly string[] = ['file', 'directory', 'symlink', 'link'] satisfies ArchiveEntry['type'][];
const longestName = 4096;

/**
 * Reads an entry's head and writes it anew: nothing that another reader of archives could take for
 * something else is left of the client's. Null for the archive's own root.
 *
 * @throws Refused 400 for what has no place in an archive of files
 */
export function readEntry(from: Header): ArchiveEntry | null {
  const type = from.type === 'contiguous-file' ? 'file' : from.type;
  if (!isType(type)) {
    throw new Refused(
      400,
      `the archive holds ${JSON.stringify(from.name)}, which is neither file, directory nor link`,
    );
  }
  const extended = (from.pax ?? {}) as Readonly<Record<string, string>>;
  if (Object.keys(extended).some((key) => key.startsWith('GNU.sparse'))) {
    throw new Refused(400, 'sparse archives are not read here');
  }
  const name = cleanName(from.name);
  if (name === '') return null;
  const isLink = type === 'symlink' || type === 'link';
  const linkname = isLink ? readableText(from.linkname ?? '') : null;
  // The one who writes it anew would wait for its target, and nothing would come after it.
  if (linkname === '') throw new Refused(400, `the link ${JSON.stringify(from.name)} leads nowhere`);
  const size = type === 'file' ? (from.size ?? 0) : 0;
  const { mtime } = extended;
  const header: ArchiveEntry['header'] = {
    name,
    type,
    size,
    mode: from.mode ?? 0o644,
    uid: 0,
    gid: 0,
    mtime: from.mtime ?? new Date(0),
    ...(linkname === null ? {} : { linkname: type === 'link' ? cleanName(linkname) : linkname }),
    ...(mtime !== undefined && /^-?[0-9]{1,12}(?:\.[0-9]{1,9})?$/.test(mtime) ? { pax: { mtime } } : {}),
  };
  return { name, type, size, header };
}

/** The name as engines clean it: one that leads out of the archive is refused, as they do. */
export function cleanName(written: string): string {
  const parts: string[] = [];
  for (const part of readableText(written).split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) throw new Refused(400, 'the archive leads out of itself');
  }
  return parts.join('/');
}

function readableText(text: string): string {
  if (text.length > longestName || /[\0\ufffd]/.test(text)) {
    throw new Refused(400, 'a name in the archive is too long, or not UTF-8');
  }
  return text;
}

function isType(type: Header['type']): type is ArchiveEntry['type'] {
  return types.includes(type ?? '');
}
