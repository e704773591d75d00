import { Prisma } from '@/prisma/generated/client';

/**
 * Whether a column of text holds a text, in any case. Lowering letters by the rules of a language takes
 * ten times as long as all the rest, so it is done only where letters beyond ASCII are looked for, and
 * only to what holds the longest part of the text that has none.
 *
 * @param column SQL of ours, e.g. `e."canonical"`
 */
export function holdsText(column: string, text: string): Prisma.Sql {
  const written = Prisma.raw(column);
  const plain = longestPlainPart(text);
  const holdsPlain = Prisma.sql`strpos(lower(${written} COLLATE "C"), ${plain.toLowerCase()}) > 0`;
  if (plain === text) return holdsPlain;
  return Prisma.sql`(${holdsPlain} AND strpos(lower(${written}), lower(${text})) > 0)`;
}

/** "" where every character is beyond ASCII: any text holds that. */
function longestPlainPart(text: string): string {
  const parts = text.match(/[\x20-\x7e]+/g) ?? [];
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}
