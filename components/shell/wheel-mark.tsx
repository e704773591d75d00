/** Wheelhouse's mark: a ship's wheel of six spokes. */
export function WheelMark({ className = 'size-6' }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden
      className={className}
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
    >
      <circle cx="12" cy="12" r="6.5" strokeWidth="2" />
      <circle cx="12" cy="12" r="2" strokeWidth="1.75" />
      <path
        strokeWidth="1.75"
        d="M12 10V1.75M12 14v8.25M13.75 11l7.13-4.12M10.25 13l-7.13 4.12M13.75 13l7.13 4.12M10.25 11 3.12 6.88"
      />
    </svg>
  );
}
