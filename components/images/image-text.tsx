import { versionOf } from '@/components/images/image-name';

/** Where there is little room: one line, cut where it begins or where it ends. */
const line = 'sm:min-w-0 sm:overflow-clip sm:text-ellipsis sm:whitespace-nowrap';

/** An image's name where there is little room: versions are told apart by the tag, so the rest gives way first. */
export function ImageText({ name }: { name: string }) {
  const version = versionOf(name);
  const repository = name.slice(0, name.length - version.length);
  return (
    <span className="min-w-0 break-all font-mono text-[0.8125rem] sm:flex" title={name}>
      {repository === '' ? null : (
        <span className={`${line} sm:[direction:rtl]`}>
          <bdi dir="ltr">{repository}</bdi>
        </span>
      )}
      <span
        className={`${line} sm:shrink-0 ${repository === '' ? 'sm:max-w-full' : 'sm:max-w-[calc(100%-4ch)]'}`}
      >
        {version}
      </span>
    </span>
  );
}
