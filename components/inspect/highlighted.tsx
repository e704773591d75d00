/** Text in which what was searched for stands out. */
export function Highlighted({ text, search }: { text: string; search: string }) {
  const wanted = search.trim().toLowerCase();
  const at = wanted === '' ? -1 : text.toLowerCase().indexOf(wanted);
  if (at === -1) return text;
  const end = at + wanted.length;
  return (
    <>
      {text.slice(0, at)}
      <mark className="rounded-sm bg-warn-soft text-ink ring-1 ring-warn">{text.slice(at, end)}</mark>
      {text.slice(end)}
    </>
  );
}
