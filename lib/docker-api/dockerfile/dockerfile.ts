import type { Instruction } from '@/lib/docker-api/dockerfile/instruction';
import type { Escape } from '@/lib/docker-api/dockerfile/logical-lines';

/** What a stage begins with, or files are copied from. */
export type Source =
  | { readonly kind: 'scratch' }
  /** `name` is null for one that is named by its number. */
  | { readonly kind: 'stage'; readonly index: number; readonly name: string | null }
  /** An image, by its name or id as it is written once arguments are put in. */
  | { readonly kind: 'image'; readonly reference: string };

export interface StageStep {
  readonly instruction: Instruction;
  /** Where COPY --from copies from; null for the context, and for all other instructions. */
  readonly from: Source | null;
}

export interface Stage {
  /** In small letters; null for one without a name. */
  readonly name: string | null;
  readonly base: Source;
  /** As FROM said; "" for none. */
  readonly platform: string;
  readonly from: Instruction;
  readonly steps: readonly StageStep[];
}

/** A Dockerfile, up to the stage that is wanted. */
export interface Dockerfile {
  readonly escape: Escape;
  readonly globalArguments: readonly Instruction[];
  readonly stages: readonly Stage[];
  /** Whether an ADD may make the engine fetch from an address. */
  readonly fetches: boolean;
}

/** The images that a Dockerfile is built of, each once. */
export function imagesOf({
  stages,
}: Dockerfile): readonly { reference: string; platform: string; isBase: boolean }[] {
  const found = new Map<string, { reference: string; platform: string; isBase: boolean }>();
  const add = (source: Source | null, platform: string, isBase: boolean) => {
    if (source?.kind !== 'image') return;
    const known = found.get(source.reference);
    found.set(source.reference, {
      reference: source.reference,
      platform: known?.platform || platform,
      isBase: isBase || (known?.isBase ?? false),
    });
  };
  for (const { base, platform, steps } of stages) {
    add(base, platform, true);
    for (const { from } of steps) add(from, '', false);
  }
  return [...found.values()];
}
