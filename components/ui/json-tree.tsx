import type { ReactNode } from 'react';

/** Any JSON as a tree that opens and closes; the first level is open. */
export function JsonTree({ value, depth = 0 }: { value: unknown; depth?: number }) {
  if (value === null || typeof value !== 'object') return <Scalar value={value} />;
  const entries = Object.entries(value);
  if (entries.length === 0)
    return <span className="text-ink-soft">{Array.isArray(value) ? '[ ]' : '{ }'}</span>;
  return (
    <ul className={depth === 0 ? 'font-mono text-[0.8125rem]' : 'ml-2 border-line border-l pl-4'}>
      {entries.map(([key, inner]) => (
        <li key={key} className="py-px">
          <Entry name={key} value={inner} depth={depth} />
        </li>
      ))}
    </ul>
  );
}

function Entry({ name, value, depth }: { name: string; value: unknown; depth: number }) {
  const size = value !== null && typeof value === 'object' ? Object.keys(value).length : 0;
  if (size === 0) {
    return (
      <span className="pl-4">
        <Name>{name}</Name> <JsonTree value={value} />
      </span>
    );
  }
  return (
    <details open={depth === 0 && size <= 12}>
      <summary className="min-h-6 w-fit min-w-6 cursor-default rounded px-0.5 py-0.5 hover:bg-hover">
        <Name>{name}</Name>{' '}
        <span className="text-ink-soft">{Array.isArray(value) ? `[${size}]` : `{${size}}`}</span>
      </summary>
      <JsonTree value={value} depth={depth + 1} />
    </details>
  );
}

function Name({ children }: { children: ReactNode }) {
  return <span className="text-ink-soft">{children}:</span>;
}

function Scalar({ value }: { value: unknown }) {
  if (typeof value === 'string') return <span className="break-all">{value === '' ? '""' : value}</span>;
  return <span className="text-accent">{String(value)}</span>;
}
