interface ThemeLook {
  /** Tailwind classes of its background, as the website itself is painted. */
  readonly background: string;
  readonly ink: string;
}

const looks: Readonly<Record<string, ThemeLook>> = {
  ocean: { background: 'bg-linear-160 from-[#0c3b5e] to-[#1f6f9f]', ink: 'text-[#f2f9ff]' },
  forest: { background: 'bg-linear-160 from-[#14532d] to-[#3f8f5f]', ink: 'text-[#f3fbf5]' },
  sunset: { background: 'bg-linear-160 from-[#7c2d12] to-[#c2552b]', ink: 'text-[#fff7f0]' },
  graphite: { background: 'bg-linear-160 from-[#18181b] to-[#3f3f46]', ink: 'text-[#fafafa]' },
};

const plain: ThemeLook = { background: 'bg-sunken', ink: 'text-ink' };

export function themeLook(theme: string | undefined): ThemeLook {
  return looks[theme ?? ''] ?? plain;
}
