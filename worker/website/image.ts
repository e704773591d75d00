import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import { websiteImage } from '@/lib/catalog/website';
import { type Door, DoorRefusal } from '@/worker/door';
import { serveScript } from '@/worker/website/serve-script';

/** Where Debian's busybox-static, and most others, put it. */
const busyboxPaths = ['/bin/busybox', '/usr/bin/busybox'];
const applets = ['sh', 'cat', 'sed', 'printf', 'httpd'];

/** The image cannot be made on this machine; the message says what would help. */
export class StarterImageMissing extends Error {
  override readonly name = 'StarterImageMissing';
}

/**
 * Makes sure that the cluster has the image of the item "Website". There is no registry to rely on,
 * so it is put together from this machine's static busybox and imported, through the door like all else.
 */
export async function ensureWebsiteImage(door: Door): Promise<void> {
  const { repository, tag } = websiteImage;
  try {
    await door.request('GET', `/images/${repository}:${tag}/json`);
    return;
  } catch (error) {
    if (!(error instanceof DoorRefusal && error.status === 404)) throw error;
  }
  const query = new URLSearchParams({ fromSrc: '-', repo: repository, tag });
  for (const change of ['CMD ["/bin/serve"]', 'EXPOSE 8080']) query.append('changes', change);
  const rootFs = Readable.toWeb(websiteRootFs(await staticBusybox())) as ReadableStream<Uint8Array>;
  const answer = await door.request('POST', `/images/create?${query}`, {
    stream: rootFs,
    type: 'application/x-tar',
  });
  const said = await answer.text();
  // The engine answers 200 and reports a failed import inside the stream.
  if (said.includes('"errorDetail"')) throw new Error(`The image could not be imported: ${said.trim()}`);
}

/** The root file system as a tar: busybox, links for the applets the script uses, and the script. */
export function websiteRootFs(busybox: Uint8Array): Readable {
  const tar = pack();
  tar.entry({ name: 'bin/', type: 'directory', mode: 0o755 });
  // runc gives a tmpfs over a folder that folder's own mode, whatever the mount says.
  tar.entry({ name: 'www/', type: 'directory', mode: 0o1777 });
  tar.entry({ name: 'bin/busybox', mode: 0o755 }, Buffer.from(busybox));
  for (const applet of applets) tar.entry({ name: `bin/${applet}`, type: 'symlink', linkname: 'busybox' });
  tar.entry({ name: 'bin/serve', mode: 0o755 }, serveScript);
  tar.finalize();
  return Readable.from(tar);
}

async function staticBusybox(): Promise<Buffer> {
  for (const path of busyboxPaths) {
    const file = await readFile(path).catch(() => null);
    if (file && isStaticElf(file)) return file;
  }
  throw new StarterImageMissing(
    `Image ${websiteImage.repository}:${websiteImage.tag} is not on the cluster, and it cannot be made here ` +
      'without a static busybox. Install the package busybox-static on the machine that runs Wheelhouse.',
  );
}

/** A dynamic executable names its loader (PT_INTERP, type 3) among its ELF program headers. */
export function isStaticElf(file: Buffer): boolean {
  const is64BitLittleEndian =
    file.length > 64 && file.readUInt32BE(0) === 0x7f454c46 && file[4] === 2 && file[5] === 1;
  if (!is64BitLittleEndian) return false;
  const start = Number(file.readBigUInt64LE(32));
  const size = file.readUInt16LE(54);
  const count = file.readUInt16LE(56);
  if (start + size * count > file.length) return false;
  return Array.from({ length: count }, (_, index) => file.readUInt32LE(start + index * size)).every(
    (type) => type !== 3,
  );
}
