import { createHash } from 'node:crypto';
import type { ServerHostKeyAlgorithm } from 'ssh2';

/** The key of an ssh host as it stands in known_hosts: its type and its bytes. */
export function hostKeyText(blob: Buffer): string {
  // RFC 4253, 6.6: it begins with its own type, as a string with its length.
  const type = blob.toString('latin1', 4, 4 + blob.readUInt32BE(0));
  return `${type} ${blob.toString('base64')}`;
}

/** As `ssh` shows it, to compare with `ssh-keygen -lf` on the host. */
export function fingerprintOf(key: string): string {
  const blob = Buffer.from(key.split(' ')[1] ?? '', 'base64');
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
}

/** The ways in which a host can prove that it has this key: it shall show no other one of its keys. */
export function algorithmsFor(key: string): ServerHostKeyAlgorithm[] {
  const type = key.split(' ', 1)[0] ?? '';
  if (type === 'ssh-rsa') return ['rsa-sha2-512', 'rsa-sha2-256'];
  return [type as ServerHostKeyAlgorithm];
}
