/**
 * How Node runs a gateway. What lives in it lives long (what is known of engines), and lists are tens of
 * megabytes: a nursery that grows to its full size, 48 MB, would stay as large for ever, and so would as
 * much garbage as there is of what lives. No source maps: the first error reads that of the bundle, which
 * takes 40 MB for good. The bundle says above each part which file it is from. Of
 * WebAssembly only what never rests is optimised, as the reader of engines' answers is: Prisma's compiler of
 * queries is hot for a moment after each start and remembers what it compiled. V8 takes 100 MB to optimise
 * it, which glibc then keeps, and queries take as long as before.
 *
 * V8 notices that what is made for a request outlives a collection now and then, and makes the next ones
 * where only full collections look; each of these holds on to all that belongs to its request. Nothing of a
 * request lives long, so nothing is made there. And so little lives on in the nursery that to share its
 * collection out among threads takes longer than to do it.
 */
export const gatewayFlags: readonly string[] = [
  '--max-semi-space-size=4',
  '--heap-growing-percent=30',
  '--wasm-tiering-budget=200000000',
  '--no-allocation-site-pretenuring',
  '--no-parallel-scavenge',
];

/** Its environment: glibc keeps what each of its threads freed apart, up to tens of megabytes each. */
export const gatewayMemory: Readonly<Record<string, string>> = { MALLOC_ARENA_MAX: '2' };
