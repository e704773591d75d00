import { type ChainedEntry, chainLine } from '@/lib/audit/chain-line';
import { entryContent } from '@/lib/audit/entry-content';

/** "log audit" of RFC 5424, table 1. */
const facility = 13;
const severities = {
  refused: 4,
  failed: 4,
  'not-done': 4,
  unknown: 5,
  'needs-attention': 3,
  done: 6,
} as const;
/** The number that RFC 5612 gives for whoever has none of their own. */
const enterprise = 'wheelhouse@32473';

/**
 * An entry as RFC 5424 writes it: its number and hash as structured data, by which a receiver drops
 * what it was sent twice, and the whole entry as JSON.
 */
export function syslogMessage(entry: ChainedEntry, host: string): string {
  const content = entryContent.parse(JSON.parse(entry.canonical));
  const severity = severities[content.outcome ?? 'done'];
  const data = [
    ['seq', String(entry.seq)],
    ['hash', Buffer.from(entry.hash).toString('hex')],
    ['correlationId', content.requestId || content.correlationId],
    ['actor', content.actor],
    ['operation', content.operation],
    ['outcome', content.outcome ?? 'pending'],
  ] as const;
  const structured = data.map(([name, value]) => `${name}="${escaped(value)}"`).join(' ');
  const header = `<${facility * 8 + severity}>1 ${timeOf(content.at)} ${word(host, 255)} wheelhouse - ${word(content.operation, 32)}`;
  return `${header} [${enterprise} ${structured}] \ufeff${chainLine(entry)}`;
}

/** RFC 6587, 3.4.1 and RFC 5425, 4.3: how many octets follow, a space, and these. */
export function octetCounted(message: string): string {
  return `${Buffer.byteLength(message)} ${message}`;
}

function timeOf(at: string): string {
  return Number.isNaN(Date.parse(at)) ? '-' : new Date(at).toISOString();
}

/** PARAM-VALUE, 6.3.3. */
function escaped(value: string): string {
  return value.replace(/["\\\]]/g, '\\$&').replace(/\p{Cc}/gu, ' ');
}

/** PRINTUSASCII of the header. */
function word(value: string, longest: number): string {
  return value.replace(/[^\x21-\x7e]/g, '').slice(0, longest) || '-';
}
