import { hostname } from 'node:os';
import { type ChainedEntry, chainLine } from '@/lib/audit/chain-line';
import { streamAddress } from '@/lib/audit-log/streams/address';
import { openStreamSecret } from '@/lib/audit-log/streams/secret';
import { sendHttp } from '@/lib/audit-log/streams/send-http';
import { sendSyslog } from '@/lib/audit-log/streams/send-syslog';
import { octetCounted, syslogMessage } from '@/lib/audit-log/streams/syslog-message';
import type { AuditStream } from '@/prisma/generated/client';

/** Where a stream goes, as its row says it. */
export type StreamTarget = Pick<AuditStream, 'id' | 'url' | 'authority' | 'sealedSecret'>;

/**
 * Sends entries, in order. Done when the receiver has them all.
 *
 * @param allowed networks besides public addresses
 * @throws Error with a sentence for whoever set the stream: some may have arrived
 */
export async function sendEntries(
  target: StreamTarget,
  entries: readonly ChainedEntry[],
  allowed: readonly string[],
): Promise<void> {
  const range = `${entries[0]?.seq ?? ''}-${entries.at(-1)?.seq ?? ''}`;
  await send(target, allowed, {
    syslog: () => entries.map((entry) => octetCounted(syslogMessage(entry, hostname()))).join(''),
    http: () => `${entries.map(chainLine).join('\n')}\n`,
    range,
  });
}

/** Sends a message that is no entry. @throws Error with a sentence for whoever set the stream */
export async function sendTest(target: StreamTarget, allowed: readonly string[]): Promise<void> {
  const text = JSON.stringify({ test: true, at: new Date().toISOString(), from: 'Wheelhouse' });
  const header = `<110>1 ${new Date().toISOString()} ${hostname()} wheelhouse - test -`;
  await send(target, allowed, {
    syslog: () => octetCounted(`${header} ${text}`),
    http: () => `${text}\n`,
    range: 'test',
  });
}

interface Payload {
  readonly syslog: () => string;
  readonly http: () => string;
  readonly range: string;
}

async function send(target: StreamTarget, allowed: readonly string[], payload: Payload): Promise<void> {
  const address = streamAddress(target.url);
  const { authority, sealedSecret } = target;
  if (address === null) throw new Error(`${target.url} is no address that a stream can go to.`);
  if (address.kind === 'syslog') return sendSyslog({ ...address, authority, allowed }, payload.syslog());
  const secret = sealedSecret === null ? '' : openStreamSecret(sealedSecret, target.id);
  return sendHttp({ url: address.url, secret, authority, allowed }, payload.http(), payload.range);
}
