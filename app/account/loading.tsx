import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

export default function AccountLoading() {
  return (
    <>
      <Skeleton className="mb-8 h-7 w-40" />
      <SkeletonRows rows={8} />
    </>
  );
}
