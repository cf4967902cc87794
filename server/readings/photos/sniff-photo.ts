import { fileTypeFromFile } from 'file-type';

/** Pictures that phones make. */
const photoKinds: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/heic', 'image/heif', 'image/webp']);

/**
 * What kind of picture a file is, by its content: what it is called or said to be counts for nothing. Undefined: none that a
 * phone makes. A drawing (SVG) is a document that can run and load things, so it is none either.
 */
export async function sniffPhoto(path: string): Promise<string | undefined> {
  // A file that is broken on purpose may break whoever reads it; then it is no photo.
  const found = await fileTypeFromFile(path).catch(() => undefined);
  return found && photoKinds.has(found.mime) ? found.mime : undefined;
}
