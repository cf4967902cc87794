import type { JSX } from 'solid-js';
import { Bone } from '../ui/bone.tsx';

/** The first screen before its sums are there, in the same places. */
export function OverviewSkeleton(): JSX.Element {
  return (
    <div class="grid gap-5 desk:grid-cols-[minmax(0,1fr)_25rem] desk:items-start desk:gap-6">
      <Bone class="h-72 w-full desk:h-64" />
      <Bone class="h-44 w-full desk:row-span-2" />
      <Bone class="h-48 w-full" />
    </div>
  );
}
