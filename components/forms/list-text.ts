/** One in a line, or with commas: as people type a list. */
export function listOf(text: string): string[] {
  return text
    .split(/[\n,]+/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

export function textOf(list: readonly string[]): string {
  return list.join('\n');
}
