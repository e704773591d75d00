import { StringDecoder } from 'node:string_decoder';
import { FrameDemultiplexer } from '@/lib/docker-api/frames';

/** Reads what a process prints as text, however its bytes are cut. */
export interface PrintedText {
  /** The text that these bytes complete. @throws Error for what is no stream of an engine */
  push(bytes: Buffer): string;
}

/** Of a terminal: the bytes are what is shown. */
function ofTerminal(): PrintedText {
  const decoder = new StringDecoder('utf8');
  return { push: (bytes) => decoder.write(bytes) };
}

/**
 * Of a process without a terminal: frames of two outputs, shown one after the other as they came. A
 * terminal would have made of each new line a carriage return too.
 */
function ofFrames(): PrintedText {
  const frames = new FrameDemultiplexer();
  const decoders = { stdout: new StringDecoder('utf8'), stderr: new StringDecoder('utf8') };
  return {
    push: (bytes) =>
      frames
        .push(bytes)
        .map(({ stream, payload }) => decoders[stream].write(Buffer.from(payload)))
        .join('')
        .replace(/\r?\n/g, '\r\n'),
  };
}

export function printedText(isTerminal: boolean): PrintedText {
  return isTerminal ? ofTerminal() : ofFrames();
}

/** One line of our own in the form of the stream; without a terminal on the error output. */
export function noticeBytes(sentence: string, isTerminal: boolean): Buffer {
  if (isTerminal) return Buffer.from(`${sentence}\r\n`);
  const text = Buffer.from(`${sentence}\n`);
  const head = Buffer.from([2, 0, 0, 0, 0, 0, 0, 0]);
  head.writeUInt32BE(text.length, 4);
  return Buffer.concat([head, text]);
}
