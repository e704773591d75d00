/** A collection in the tree: indented by its depth, its own name strong; those that are granted on are marked. */
export function TreeName({ path, isGranted }: { path: string; isGranted: boolean }) {
  const names = path.split('/').filter((name) => name !== '');
  const above = names.slice(0, -1).join('/');
  return (
    <span
      className="block truncate"
      style={{ paddingInlineStart: `${Math.max(0, names.length - 1) * 0.75}rem` }}
      title={path}
    >
      <span className="text-ink-soft">{above === '' ? '/' : `/${above}/`}</span>
      <span className="font-medium">{names.at(-1) ?? ''}</span>
      {isGranted ? (
        <span className="ml-1.5 text-accent" title="A grant is on this very collection">
          <span aria-hidden>•</span>
          <span className="sr-only"> (a grant is on it)</span>
        </span>
      ) : null}
    </span>
  );
}
