import type { ReactNode } from 'react';
import { WheelMark } from '@/components/shell/wheel-mark';

export default function SignInLayout({ children }: { children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-100 flex-col justify-center px-5 py-10 sm:pb-[14vh]">
      <p className="mb-7 flex items-center gap-2.5 font-semibold text-base tracking-tight">
        <WheelMark className="size-7 text-accent" />
        Wheelhouse
      </p>
      {children}
    </main>
  );
}
