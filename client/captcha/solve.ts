import type { Challenge, Solution } from 'altcha-lib';

/** Does the work of a challenge beside the page (0.1 s on a computer, under a second on a slow phone); undefined when it cannot. */
export async function solve(challenge: string): Promise<string | undefined> {
  const asked = JSON.parse(challenge) as Challenge;
  const solution = await answerOf(asked);
  return solution ? btoa(JSON.stringify({ challenge: asked, solution })) : undefined;
}

async function answerOf(challenge: Challenge): Promise<Solution | null> {
  const worker = new Worker(new URL('./solver.worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<Solution | null>((resolve) => {
      worker.addEventListener('message', ({ data }: MessageEvent<Solution | null>) => resolve(data));
      worker.addEventListener('error', () => resolve(null));
      worker.postMessage(challenge);
    });
  } finally {
    worker.terminate();
  }
}
