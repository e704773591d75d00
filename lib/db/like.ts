/**
 * Text for Prisma's `startsWith`, `endsWith` and `contains` that is meant as it is written: Prisma
 * hands it to LIKE, where "_" stands for any character and "%" for any text.
 */
export function literally(text: string): string {
  return text.replace(/[\\_%]/g, '\\$&');
}
