/** An image's name where there is little room: what its registry is called gives way first. */
export function ImageText({ name }: { name: string }) {
  const end = name.lastIndexOf('/') + 1;
  return (
    <span className="min-w-0 break-all font-mono text-[0.8125rem] sm:flex" title={name}>
      <span className="sm:truncate">{name.slice(0, end)}</span>
      <span className="max-w-full sm:shrink-0 sm:truncate">{name.slice(end)}</span>
    </span>
  );
}
