/**
 * The key under which Go's encoding/json looks a struct field up when the exact name is not there:
 * ASCII letters without case, "ſ" (U+017F) as s and "K" (U+212A, Kelvin) as k; older versions fold
 * every letter of Unicode (strings.EqualFold), so other letters are folded too.
 * https://github.com/golang/go/blob/master/src/encoding/json/fold.go
 */
export function goFold(key: string): string {
  return key.replaceAll('\u017f', 's').replaceAll('\u212a', 'k').toUpperCase().toLowerCase();
}
