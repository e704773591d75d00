import { spawn } from 'node:child_process';

const shownLines = 30;

/** A program ended with a failure; `output` is the end of what it printed. */
export class CommandFailed extends Error {
  /** @param {string} command @param {string} how @param {string} output */
  constructor(command, how, output) {
    super(`${command} ended with ${how}.${output ? `\n${output}` : ''}`);
    this.output = output;
  }
}

/**
 * Runs a program quietly. When we are told to end meanwhile, it is ended too.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd: string, env?: NodeJS.ProcessEnv}} options
 * @returns {Promise<void>} rejects with CommandFailed
 */
export function runQuietly(command, args, { cwd, env = process.env }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const endToo = (/** @type {NodeJS.Signals} */ signal) => {
      child.kill(signal);
      process.exit(signal === 'SIGINT' ? 130 : 143);
    };
    process.on('SIGINT', endToo);
    process.on('SIGTERM', endToo);
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        printed = (printed + text).slice(-20_000);
      });
    }
    const over = (/** @type {string | null} */ failure) => {
      process.off('SIGINT', endToo);
      process.off('SIGTERM', endToo);
      const end = printed.trimEnd().split('\n').slice(-shownLines).join('\n');
      if (failure === null) resolve();
      else reject(new CommandFailed([command, ...args].join(' '), failure, end));
    };
    child.once('error', (error) => over(error.message));
    child.once('close', (code, signal) => over(code === 0 ? null : (signal ?? `exit code ${code}`)));
  });
}

/** npm as it was called, else the one on PATH. @param {string[]} args @returns {[string, string[]]} */
export function npm(...args) {
  const script = process.env.npm_execpath;
  return script?.endsWith('.js') ? [process.execPath, [script, ...args]] : ['npm', args];
}
