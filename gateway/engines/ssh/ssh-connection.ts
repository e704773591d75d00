import ssh2, { type Client } from 'ssh2';
import type { SshEndpoint } from '@/gateway/engines/endpoint';
import { algorithmsFor, hostKeyText } from '@/gateway/engines/ssh/host-key';
import { HostKeyMismatch, SshKeyRefused, SshKeyUnusable } from '@/gateway/engines/ssh/ssh-failures';
import { reasonOf } from '@/lib/log/reason-of';

const readyWithinMs = 10_000;
const keepaliveMs = 5_000;
const missedKeepalives = 3;

/**
 * Signs in at a host whose key is known. Passwords, agents and forwarding are never offered.
 *
 * @throws HostKeyMismatch, SshKeyRefused, SshKeyUnusable, or the network's own error
 */
export function connectSsh({ host, port, user, ssh }: SshEndpoint): Promise<Client> {
  return new Promise((resolve, reject) => {
    const client = new ssh2.Client();
    let mismatch: HostKeyMismatch | null = null;
    const fail = (error: Error & { level?: string }) => {
      client.on('error', () => undefined).end();
      if (mismatch) reject(mismatch);
      else if (error.level === 'client-authentication') reject(new SshKeyRefused(user));
      else if (/no matching host key/i.test(error.message)) reject(new HostKeyMismatch('', ssh.hostKey));
      else reject(error);
    };
    client.once('error', fail);
    client.once('close', () => fail(new Error('the host closed the connection')));
    client.once('ready', () => {
      client.removeAllListeners('error').removeAllListeners('close');
      resolve(client);
    });
    try {
      client.connect({
        host,
        port,
        username: user,
        privateKey: ssh.privateKey,
        authHandler: ['publickey'],
        hostVerifier: (blob: Buffer) => {
          const shown = hostKeyText(blob);
          if (shown === ssh.hostKey) return true;
          mismatch = new HostKeyMismatch(shown, ssh.hostKey);
          return false;
        },
        // Before anybody confirmed a key, the host shows whichever it likes best.
        ...(ssh.hostKey === '' ? {} : { algorithms: { serverHostKey: algorithmsFor(ssh.hostKey) } }),
        readyTimeout: readyWithinMs,
        keepaliveInterval: keepaliveMs,
        keepaliveCountMax: missedKeepalives,
      });
    } catch (error) {
      const words = reasonOf(error);
      reject(words.includes('privateKey') || words.includes('key') ? new SshKeyUnusable(words) : error);
    }
  });
}
