/** An image's name where there is little room: what its registry is called gives way first. */
export function ImageText({ name }: { name: string }) {
  const end = name.lastIndexOf('/') + 1;
  const room = end > 0 ? 'sm:max-w-[calc(100%-2ch)]' : 'sm:max-w-full';
  return (
    <span className="min-w-0 break-all font-mono text-[0.8125rem] sm:flex" title={name}>
      {end > 0 ? <span className="sm:min-w-[2ch] sm:truncate">{name.slice(0, end)}</span> : null}
      <span className={`sm:shrink-0 sm:truncate ${room}`}>{name.slice(end)}</span>
    </span>
  );
}
