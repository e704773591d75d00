/**
 * Where a bundle holds a character beyond Latin-1. V8 keeps a text in two bytes a character for the sake
 * of one such, and the gateway holds its own for good. esbuild escapes them in strings; in comments and
 * regular expressions they stay.
 *
 * @param {string} bundle with esbuild's line above each part that says which file it is from
 * @returns {string[]} e.g. "gateway/main.ts: // and so on …"
 */
export function beyondOneByte(bundle) {
  const beyond = /[^\0-\xff]/;
  if (!beyond.test(bundle)) return [];
  let file = '';
  return bundle.split('\n').flatMap((line) => {
    file = /^\/\/ ([\w./@()[\]-]+\.m?[jt]sx?)$/.exec(line)?.[1] ?? file;
    return beyond.test(line) ? [`${file}: ${line.trim().slice(0, 120)}`] : [];
  });
}
