import { api } from '@/lib/http/request';

const partBytes = 256 * 1024;

/**
 * Sends a list of passwords or hashes in parts of whole lines, and makes it the one in use.
 *
 * @param onProgress how much of it is sent, from 0 to 1
 * @returns how many passwords the list holds then
 */
export async function uploadList(
  file: Blob,
  mode: 'replace' | 'add',
  onProgress: (share: number) => void,
): Promise<number> {
  const { id } = await api<{ id: string }>('POST', '/breached-passwords/uploads');
  const decoder = new TextDecoder();
  let rest = '';
  for (let at = 0; at < file.size; at += partBytes) {
    const part = new Uint8Array(await file.slice(at, at + partBytes).arrayBuffer());
    const text = rest + decoder.decode(part, { stream: at + partBytes < file.size });
    const end = at + partBytes < file.size ? text.lastIndexOf('\n') + 1 : text.length;
    rest = text.slice(end);
    const lines = text.slice(0, end).replaceAll('\0', '');
    if (lines) await api('POST', `/breached-passwords/uploads/${id}/lines`, { body: { lines } });
    onProgress(Math.min(1, (at + partBytes) / file.size));
  }
  const made = await api<{ entries: number }>('POST', `/breached-passwords/uploads/${id}/finish`, {
    body: { mode },
  });
  return made.entries;
}
