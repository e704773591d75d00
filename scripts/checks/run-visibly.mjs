import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

const graceMs = 20_000;

/**
 * Runs one check with its output on ours, or in a file to be shown later. One that takes too long is
 * ended, and has failed.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd: string, env: NodeJS.ProcessEnv, withinMs: number, logFile?: string}} options
 * @returns {Promise<boolean>} whether it succeeded
 */
export function runVisibly(command, args, { cwd, env, withinMs, logFile }) {
  return new Promise((resolve) => {
    const log = logFile === undefined ? 'inherit' : openSync(logFile, 'w');
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', log, log] });
    if (typeof log === 'number') closeSync(log);
    const tooLong = setTimeout(() => {
      process.stdout.write(`This took more than ${withinMs / 60_000} minutes and is ended.\n`);
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), graceMs).unref();
    }, withinMs);
    const passOn = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    process.on('SIGTERM', passOn);
    // Ctrl-C reaches the child by itself; it gets to tidy up before we end.
    process.on('SIGINT', stay);
    const over = (/** @type {boolean} */ succeeded) => {
      clearTimeout(tooLong);
      process.off('SIGTERM', passOn);
      process.off('SIGINT', stay);
      resolve(succeeded);
    };
    child.once('error', (error) => {
      process.stdout.write(`${command} cannot be run: ${error.message}\n`);
      over(false);
    });
    child.once('exit', (code, signal) => {
      if (signal === 'SIGINT' || code === 130) process.exit(130);
      over(code === 0);
    });
  });
}

function stay() {
  process.stdout.write('\nEnding …\n');
}
