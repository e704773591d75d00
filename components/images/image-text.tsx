import { shortDigest } from '@/components/images/image-name';

/** An image's name in one line: its beginning gives way first, since versions are told apart by the end. */
export function ImageText({ name }: { name: string }) {
  const shown = shortDigest(name);
  return (
    <span
      data-title={shown === name ? undefined : name}
      className="block min-w-0 break-all font-mono text-[0.8125rem] sm:overflow-clip sm:text-ellipsis sm:whitespace-nowrap sm:text-left sm:[direction:rtl]"
    >
      <bdi dir="ltr">{shown}</bdi>
    </span>
  );
}
