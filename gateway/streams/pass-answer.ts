import { finished, type Writable } from 'node:stream';
import type { EngineAnswer } from '@/gateway/engines/wire/engine-answer';
import { giveBack } from '@/gateway/engines/wire/give-back';

/**
 * Passes an answer on at the client's pace, and gives the memory of each piece back once it is written.
 *
 * @param done called once, when the client has all of it or either side has left
 */
export function passAnswer(answer: EngineAnswer, client: Writable, done: () => void): void {
  answer.on('data', (piece: Buffer) => {
    const goesOn = client.write(piece, (error) => {
      if (!error && answer.hasPiecesOfItsOwn) giveBack(piece);
    });
    if (!goesOn) answer.pause();
  });
  client.on('drain', () => answer.resume());
  answer.once('end', () => client.end());
  finished(answer, (error) => {
    if (error) client.destroy();
  });
  finished(client, () => {
    answer.destroy();
    done();
  });
}
