const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const letterN = 0x6e;
const nothing = Buffer.from('null');

type Place = 'begin' | 'null' | 'first item' | 'item' | 'behind item' | 'next item' | 'end' | 'no list';

/**
 * Cuts the JSON text of a list of objects, as it comes, into the texts of its items, without reading
 * them: most of what an engine lists is what it listed before. `null`, which Go writes for an empty
 * list, has none. That the items are JSON is for whoever reads them.
 */
export class ListCutter {
  #place: Place = 'begin';
  /** How deep in the present item. */
  #depth = 0;
  #isInText = false;
  #isEscaped = false;
  /** What came of the present item with pieces before, or of `null`. */
  #begun: Buffer[] = [];
  #letters = 0;

  /** Whether all of the list has come. What comes after it is not looked at. */
  get isWhole(): boolean {
    return this.#place === 'end';
  }

  /** Whether it is no list of objects, whatever comes. */
  get isNone(): boolean {
    return this.#place === 'no list';
  }

  /**
   * @param piece what came next
   * @returns the texts of the items that end in it: parts of it, as long as it is the caller's
   */
  push(piece: Buffer): Buffer[] {
    const items: Buffer[] = [];
    let start = 0;
    for (let at = 0; at < piece.length && !this.isWhole && !this.isNone; ) {
      if (this.#place !== 'item') {
        this.#place = this.#behind(piece[at] ?? 0);
        if (this.#place === 'item') start = at;
        else at += 1;
        continue;
      }
      at = this.#walk(piece, at);
      if (this.#depth > 0) break;
      items.push(this.#whole(piece.subarray(start, at)));
      this.#place = 'behind item';
    }
    if (this.#place === 'item') this.#begun.push(Buffer.from(piece.subarray(start)));
    return items;
  }

  /** Where it is after a byte that is between items. */
  #behind(byte: number): Place {
    const place = this.#place;
    if (place === 'null') return this.#spell(byte);
    if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) return place;
    if (place === 'begin') {
      if (byte === letterN) return this.#spell(byte);
      return byte === openBracket ? 'first item' : 'no list';
    }
    if (place === 'behind item') {
      if (byte === comma) return 'next item';
    } else if (byte === openBrace) return 'item';
    return byte === closeBracket && place !== 'next item' ? 'end' : 'no list';
  }

  #spell(byte: number): Place {
    if (byte !== nothing[this.#letters]) return 'no list';
    this.#letters += 1;
    return this.#letters === nothing.length ? 'end' : 'null';
  }

  /** Walks on in an item. @returns where it ends, or what came of it does */
  #walk(piece: Buffer, from: number): number {
    const { length } = piece;
    let depth = this.#depth;
    let isInText = this.#isInText;
    let at = this.#isEscaped && from < length ? from + 1 : from;
    this.#isEscaped = false;
    for (; at < length; at++) {
      const byte = piece[at];
      if (isInText) {
        if (byte === quote) isInText = false;
        else if (byte === backslash) {
          at += 1;
          if (at === length) this.#isEscaped = true;
        }
      } else if (byte === quote) isInText = true;
      else if (byte === openBrace || byte === openBracket) depth += 1;
      else if (byte === closeBrace || byte === closeBracket) {
        depth -= 1;
        if (depth === 0) {
          at += 1;
          break;
        }
      }
    }
    this.#depth = depth;
    this.#isInText = isInText;
    return Math.min(at, length);
  }

  #whole(end: Buffer): Buffer {
    if (this.#begun.length === 0) return end;
    const parts = [...this.#begun, end];
    this.#begun = [];
    return Buffer.concat(parts);
  }
}
