import { z } from 'zod';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import { fingerprintOf } from '@/gateway/engines/ssh/host-key';
import {
  HostKeyMismatch,
  NoEngineOverSsh,
  SshKeyRefused,
  SshKeyUnusable,
} from '@/gateway/engines/ssh/ssh-failures';
import { reasonOf } from '@/lib/log/reason-of';

/** Why an engine cannot be used, and what to do about it, in a sentence or two for operators. */
export interface Explanation {
  /** Which part of how it is registered is at fault. */
  readonly field: 'endpoint' | 'tls' | 'ssh';
  readonly message: string;
  /** Whether it may be otherwise later without a change here: it can be saved for then. */
  readonly mayForce: boolean;
}

/** What Node, OpenSSL and undici call it. */
const byCode: Readonly<Record<string, Explanation>> = {
  ENOENT: later('There is no such socket. Start the engine there, or correct the path.'),
  ENOTSOCK: never('endpoint', 'That path is no socket. Give the path of the engine’s socket.'),
  EACCES: later(
    'The gateway may not open that socket. Let the user that Wheelhouse runs as open it, e.g. by the group docker.',
  ),
  ECONNREFUSED: later(
    'Nothing listens there. Start the engine, or correct the address (engines with TLS are usually at port 2376).',
  ),
  EHOSTUNREACH: later('No way leads to that host. Check the address, the network and its firewalls.'),
  ENETUNREACH: later('No way leads to that network. Check the address and the routes of this machine.'),
  ETIMEDOUT: later('That host does not answer. Check the address, the network and its firewalls.'),
  ENOTFOUND: later('That host name is not known. Correct it, or give the IP address.'),
  EAI_AGAIN: later('Host names cannot be looked up now. Check the name servers of this machine.'),
  CERT_HAS_EXPIRED: never('tls', 'The engine’s certificate has expired. Give the engine a new one.'),
  CERT_NOT_YET_VALID: never(
    'tls',
    'The engine’s certificate is not valid yet. Compare the clocks of both machines.',
  ),
  ERR_TLS_CERT_ALTNAME_INVALID: never(
    'tls',
    'The engine’s certificate is for another host name or address. Register it by a name that the certificate holds, or give the engine a certificate for this one.',
  ),
  ERR_OSSL_X509_KEY_VALUES_MISMATCH: never(
    'tls',
    'The client key does not belong to the client certificate.',
  ),
  EPROTO: never('tls', 'What answers there does not speak TLS as an engine does.'),
  ERR_SSL_WRONG_VERSION_NUMBER: plainThere(),
  ERR_SSL_PACKET_LENGTH_TOO_LONG: plainThere(),
  ERR_SSL_HTTP_REQUEST: plainThere(),
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: never('tls', 'The engine speaks only TLS versions before 1.2.'),
};

const unknownAuthority: readonly string[] = [
  ...['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ...['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_GET_ISSUER_CERT', 'CERT_SIGNATURE_FAILURE'],
];

/** Alerts by which an engine refuses what we showed it. */
const refusal =
  /ALERT_(?:BAD_CERTIFICATE|UNKNOWN_CA|CERTIFICATE_(?:REQUIRED|UNKNOWN|EXPIRED|REVOKED)|HANDSHAKE_FAILURE|ACCESS_DENIED|UNSUPPORTED_CERTIFICATE|DECRYPT_ERROR)/;

export function explainFailure(thrown: unknown): Explanation {
  const error = rootOf(thrown);
  if (error instanceof z.ZodError || error instanceof SyntaxError) return noEngine();
  return explainSsh(error) ?? explainTls(error) ?? explainOther(error);
}

export function noEngine(): Explanation {
  return never('endpoint', 'Something answers there, and not as an engine does. Correct the address.');
}

/** A server that speaks TLS says so to who does not. */
export function tlsThere(): Explanation {
  return never(
    'tls',
    'The engine speaks TLS and was spoken to in plain text. Give its CA and a client certificate with its key.',
  );
}

function explainSsh(error: unknown): Explanation | null {
  if (error instanceof HostKeyMismatch) {
    if (error.expected === '') return never('ssh', 'Nobody has confirmed the key of this host yet.');
    const shown = error.shown === '' ? 'none of that kind' : fingerprintOf(error.shown);
    return never(
      'ssh',
      `The host key has changed: ${fingerprintOf(error.expected)} was confirmed, and the host shows ${shown}. Somebody may stand between. If the host was set up anew, confirm its new key.`,
    );
  }
  if (error instanceof SshKeyRefused) {
    return never(
      'ssh',
      `T${error.message.slice(1)}. Add its public half to ~/.ssh/authorized_keys of that user.`,
    );
  }
  if (error instanceof SshKeyUnusable) {
    return /passphrase|encrypted/i.test(error.message)
      ? never('ssh', 'The private key is protected by a passphrase. Give one without: it is kept sealed.')
      : never('ssh', 'The private key cannot be read. Give one that ssh-keygen made.');
  }
  if (!(error instanceof NoEngineOverSsh)) return null;
  if (error.exitCode === 127 || /not found/i.test(error.words)) {
    return never(
      'ssh',
      'There is no docker command for that user on the host. Install Docker’s client there.',
    );
  }
  if (/permission denied/i.test(error.words)) {
    return never('ssh', 'That user may not use the engine on the host. Put the user into the group docker.');
  }
  if (/cannot connect|no such file|connection refused/i.test(error.words)) {
    return later('We are in, and no engine runs on the host. Start it there.');
  }
  return later(`The docker command on the host failed: ${oneLine(error.message)}`);
}

function explainTls(error: unknown): Explanation | null {
  const code = codeOf(error);
  const words = error instanceof Error ? error.message : '';
  if (unknownAuthority.includes(code)) {
    return never(
      'tls',
      'The engine’s certificate was not signed by the CA that you gave. Give the CA that signed it.',
    );
  }
  if (refusal.test(code) || refusal.test(words.toUpperCase().replaceAll(' ', '_'))) {
    return never(
      'tls',
      'The engine refuses our client certificate. Give one that its CA (tlscacert) signed for client authentication, and that has not expired.',
    );
  }
  if (/^ERR_OSSL_(?:PEM|ASN1|UNSUPPORTED|DECODER)/.test(code)) {
    return never('tls', 'One of CA, certificate and key cannot be read. Give each as PEM.');
  }
  if (/wrong version number|packet length too long/i.test(words)) return plainThere();
  return null;
}

function explainOther(error: unknown): Explanation {
  const known = byCode[codeOf(error)];
  if (known) return known;
  const words = reasonOf(error);
  if (/took too long|timed? ?out|aborted/i.test(words)) return byCode.ETIMEDOUT ?? later(words);
  if (
    /broken pipe|ECONNRESET|socket hang up|closed the connection|other side closed/i.test(
      `${codeOf(error)} ${words}`,
    )
  ) {
    return later('It closes the connection without an answer. Look into the engine’s log.');
  }
  if (/status line|is no answer|HTTP/i.test(words)) return noEngine();
  return later(oneLine(words));
}

function plainThere(): Explanation {
  return never(
    'tls',
    'It was spoken to by TLS and speaks plain text. Let the engine listen with --tlsverify: whoever reaches a plain port is root on its node.',
  );
}

function later(message: string): Explanation {
  return { field: 'endpoint', message, mayForce: true };
}

function never(field: Explanation['field'], message: string): Explanation {
  return { field, message, mayForce: false };
}

/** What our own errors were made of. */
function rootOf(thrown: unknown): unknown {
  let error = thrown;
  while (error instanceof EngineUnreachable && error.cause !== undefined) error = error.cause;
  return error;
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}

function oneLine(words: string): string {
  const line = words.replaceAll(/\s+/g, ' ').trim().slice(0, 300);
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
