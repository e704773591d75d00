const rounds = constants(64, 1 / 3);
const initial = constants(8, 1 / 2);

/**
 * SHA-256 (FIPS 180-4) where the platform's own cannot be had: browsers offer theirs only over https
 * and only later.
 *
 * @returns 32 bytes
 */
export function sha256(text: string): Uint8Array {
  const bytes = padded(new TextEncoder().encode(text));
  const blocks = new DataView(bytes.buffer);
  const state = new Uint32Array(initial);
  const words = new Uint32Array(64);
  for (let at = 0; at < bytes.length; at += 64) {
    for (let index = 0; index < 16; index++) words[index] = blocks.getUint32(at + index * 4);
    extend(words);
    compress(state, words);
  }
  const result = new DataView(new ArrayBuffer(32));
  state.forEach((word, index) => {
    result.setUint32(index * 4, word);
  });
  return new Uint8Array(result.buffer);
}

function padded(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  bytes.set(message);
  bytes[message.length] = 0x80;
  new DataView(bytes.buffer).setBigUint64(bytes.length - 8, BigInt(message.length) * 8n);
  return bytes;
}

function extend(words: Uint32Array): void {
  for (let index = 16; index < 64; index++) {
    const [a, b] = [at(words, index - 15), at(words, index - 2)];
    const low = turned(a, 7) ^ turned(a, 18) ^ (a >>> 3);
    const high = turned(b, 17) ^ turned(b, 19) ^ (b >>> 10);
    words[index] = at(words, index - 16) + low + at(words, index - 7) + high;
  }
}

function compress(state: Uint32Array, words: Uint32Array): void {
  const work = new Uint32Array(state);
  for (let index = 0; index < 64; index++) {
    const [a, b, c, e] = [at(work, 0), at(work, 1), at(work, 2), at(work, 4)];
    const mixed = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const chosen = (e & at(work, 5)) ^ (~e & at(work, 6));
    const first = at(work, 7) + mixed + chosen + at(rounds, index) + at(words, index);
    const second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    work.copyWithin(1, 0, 7);
    work[4] = at(work, 4) + first;
    work[0] = first + second;
  }
  state.forEach((word, index) => {
    state[index] = word + at(work, index);
  });
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function at(words: Uint32Array, index: number): number {
  return words[index] ?? 0;
}

/** The first 32 bits of the fractions of roots of the first primes. */
function constants(count: number, power: number): Uint32Array {
  const primes: number[] = [];
  for (let number = 2; primes.length < count; number++) {
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  }
  return Uint32Array.from(primes, (prime) => (prime ** power % 1) * 2 ** 32);
}
