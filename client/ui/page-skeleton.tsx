import type { JSX } from 'solid-js';
import { Bone } from './bone.tsx';

/** A page of which nothing is known yet; the same that the server drew before any script ran (index.html). */
export function PageSkeleton(): JSX.Element {
  return (
    <div aria-hidden="true">
      <Bone class="h-14 w-full max-w-120" />
      <Bone class="mt-5 h-64 w-full" />
      <Bone class="mt-5 h-44 w-full" />
    </div>
  );
}
