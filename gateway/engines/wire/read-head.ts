import type { Duplex } from 'node:stream';
import { type AnswerHead, parseAnswerHead } from '@/gateway/engines/wire/answer-head';

const longestHead = 64 * 1024;
/** Interim answers (100, 103) before the answer itself. */
export const mostInterim = 8;
const emptyLine = '\r\n\r\n';

export interface ReadHead extends AnswerHead {
  /** What came after it. */
  readonly rest: Buffer;
}

/**
 * Reads the head of the answer, past interim ones (100, 103), and leaves the socket paused.
 *
 * @throws Error when the connection ends before, or what comes is no answer of a sane size
 */
export function readHead(socket: Duplex, method: string): Promise<ReadHead> {
  return new Promise((resolve, reject) => {
    let bytes: Buffer = Buffer.of();
    let interim = 0;
    const stop = () => {
      socket.off('data', onData).off('end', onEnd).off('error', onError).off('close', onEnd);
      socket.pause();
    };
    const onError = (error: Error) => {
      stop();
      reject(error);
    };
    const onEnd = () => onError(new Error('it closed the connection without an answer'));
    const onData = (chunk: Buffer) => {
      bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk]);
      try {
        for (let end = bytes.indexOf(emptyLine); end !== -1; end = bytes.indexOf(emptyLine)) {
          if (end > longestHead) break;
          const head = parseAnswerHead(bytes.toString('latin1', 0, end), method);
          bytes = bytes.subarray(end + emptyLine.length);
          if (head.statusCode >= 200 || head.statusCode === 101) {
            stop();
            resolve({ ...head, rest: bytes });
            return;
          }
          interim += 1;
          if (interim > mostInterim) throw new Error('it sends interim answers without end');
        }
        if (bytes.length > longestHead) throw new Error('the head of its answer is too long');
      } catch (error) {
        stop();
        reject(error);
      }
    };
    socket.on('data', onData).once('end', onEnd).once('error', onError).once('close', onEnd);
  });
}
