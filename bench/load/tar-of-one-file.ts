const block = 512;
const piece = Buffer.alloc(256 * 1024);

/** A tar archive (ustar) that holds `upload.bin`, which is all zeros. `size` is a multiple of 512. */
export function tarOfOneFile(size: number): { length: number; chunks(): Iterable<Buffer> } {
  return {
    length: block + size + 2 * block,
    *chunks() {
      yield header('upload.bin', size);
      for (let left = size; left > 0; left -= piece.length) yield piece.subarray(0, left);
      yield Buffer.alloc(2 * block);
    },
  };
}

function header(name: string, size: number): Buffer {
  const bytes = Buffer.alloc(block);
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`;
  bytes.write(name, 0);
  bytes.write(octal(0o644, 7), 100);
  bytes.write(octal(0, 7), 108);
  bytes.write(octal(0, 7), 116);
  bytes.write(octal(size, 11), 124);
  bytes.write(octal(0, 11), 136);
  bytes.write('0', 156);
  bytes.write('ustar\0' + '00', 257);
  // The sum is taken with spaces in its own place.
  bytes.fill(' ', 148, 156);
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return bytes;
}
