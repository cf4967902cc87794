/** What a file name cannot hold on one of the systems it is saved on. */
const unsafe = /[\u0000-\u001F\u007F"*/:<>?\\|]/g;

/** A `content-disposition` that saves the file under this name. */
export const attachment = (fileName: string): string => disposition('attachment', fileName);

/**
 * A `content-disposition` that shows the file, or saves it, under this name: in Latin letters for old programs, and whole as
 * RFC 5987 has it for the rest.
 */
export function disposition(way: 'attachment' | 'inline', fileName: string): string {
  const name = fileName.replace(unsafe, '_');
  const plain = name
    .replaceAll('—', '_')
    .replace(/[^\u0020-\u007E]+/g, '')
    .trim();
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${way}; filename="${plain}"; filename*=UTF-8''${whole}`;
}
