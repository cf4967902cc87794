import { accessTokens } from '../sessions/session.ts';

/** A picture as it is sent: small enough for a weak network, still readable. */
const LONGEST = 2000;
const PREVIEW = 240;

/**
 * A photo made ready: drawn anew, so that it is small and tells nothing besides what is seen (a phone writes the place into it).
 * What this browser cannot draw goes as it is. `preview` is an address that holds its own data.
 */
export async function readyPhoto(file: File): Promise<{ picture: Blob; preview: string }> {
  try {
    const drawn = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const picture = await new Promise<Blob | null>((resolve) =>
      scaled(drawn, LONGEST).toBlob(resolve, 'image/jpeg', 0.85),
    );
    const preview = scaled(drawn, PREVIEW).toDataURL('image/jpeg', 0.7);
    drawn.close();
    return { picture: picture ?? file, preview };
  } catch {
    return { picture: file, preview: '' };
  }
}

function scaled(picture: ImageBitmap, longest: number): HTMLCanvasElement {
  const ratio = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * ratio));
  canvas.height = Math.max(1, Math.round(picture.height * ratio));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** What became of sending a photo now. */
export type PhotoSent = { id: string } | { refused: string } | 'unreachable';

/** Sends a photo and tells how far it is, from 0 to 1. */
export async function sendPhoto(account: string, picture: Blob, onPart: (part: number) => void): Promise<PhotoSent> {
  const token = await accessTokens.usable().catch(() => undefined);
  if (token === undefined) return 'unreachable';
  return new Promise((resolve) => {
    // The only way in browsers to see how far an upload is.
    const request = new XMLHttpRequest();
    request.open('POST', `/photos/readings?account=${encodeURIComponent(account)}`);
    request.setRequestHeader('authorization', `Bearer ${token}`);
    request.setRequestHeader('content-type', picture.type || 'application/octet-stream');
    request.responseType = 'json';
    request.timeout = 120_000;
    request.upload.addEventListener('progress', ({ loaded, total }) => onPart(total > 0 ? loaded / total : 0));
    request.addEventListener('error', () => resolve('unreachable'));
    request.addEventListener('timeout', () => resolve('unreachable'));
    request.addEventListener('load', () => {
      const answer = request.response as { id?: string; message?: string } | null;
      if (answer?.id !== undefined) resolve({ id: answer.id });
      else if (request.status >= 500 || request.status === 401) resolve('unreachable');
      else resolve({ refused: answer?.message ?? 'Это фото не подошло. Попробуйте другое.' });
    });
    request.send(picture);
  });
}
