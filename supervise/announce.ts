import { say } from '@/supervise/start/progress';
import type { Running } from '@/supervise/wheelhouse';

/** Tells where everything is, and the first time who may sign in. */
export function announce({ consoleUrl, dockerEndpoint, firstAdmin }: Running, tookMs: number): void {
  say('');
  say(`Wheelhouse is ready (${(tookMs / 1_000).toFixed(1)} s).`);
  say(`  Console          ${consoleUrl}`);
  say(`  Docker endpoint  ${dockerEndpoint}`);
  if (firstAdmin !== null) {
    const { username, oneTimePassword } = firstAdmin;
    say(`  First admin      ${username}`);
    say(`  Password         ${oneTimePassword ?? 'the one in WHEELHOUSE_ADMIN_PASSWORD'}`);
    if (oneTimePassword !== null)
      say('                   (shown only now; you choose another when you sign in)');
  }
  say('');
  say('Ctrl-C stops it.');
}
