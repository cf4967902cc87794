import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Marked, type Tokens } from 'marked';
import type { LoadedLegalText, TenantDefinition } from '../define-tenant.ts';
import type { Faults } from './faults.ts';

const escaped: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => escaped[sign]!);

// Raw HTML becomes visible text, pictures their caption, and only addresses that cannot run anything become links.
const safe = new Marked({
  gfm: true,
  renderer: {
    html: ({ text }) => escape(text),
    image: ({ text }) => escape(text),
    link({ href, tokens }) {
      const inner = this.parser.parseInline(tokens);
      return /^(?:https:\/\/|mailto:|tel:|\/(?!\/))/i.test(href) ? `<a href="${escape(href)}">${inner}</a>` : inner;
    },
  },
});

/** «Главное»: the list a text must begin with, and the Markdown of the full text after it. */
function split(markdown: string): { summary: string[]; full: string } | undefined {
  const [heading, list, ...rest] = safe.lexer(markdown).filter(({ type }) => type !== 'space');
  if (heading?.type !== 'heading' || (heading as Tokens.Heading).text !== 'Главное' || list?.type !== 'list')
    return undefined;
  const summary = (list as Tokens.List).items.map(({ text }) => text.replace(/\s+/g, ' ').trim());
  return { summary, full: rest.map(({ raw }) => raw).join('\n\n') };
}

type Listed = TenantDefinition['legalTexts'];

/**
 * The texts a tenant lists, read from legal/: «Главное» as plain sentences, the full text as safe HTML, the hash of the file.
 * A file that is missing, not listed, or not of that form is noted among the faults.
 */
export async function readLegalTexts(
  folder: string,
  shown: string,
  listed: Listed,
  faults: Faults,
): Promise<LoadedLegalText[]> {
  const texts: LoadedLegalText[] = [];
  for (const [place, { file, ...text }] of listed.entries()) {
    const content = await readFile(join(folder, file), 'utf8').catch(() => undefined);
    if (content === undefined) {
      faults.add(`${shown}/${file}`, `legalTexts.${place}.file`, 'the file is missing');
      continue;
    }
    const markdown = content.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
    const parts = split(markdown);
    if (!parts || parts.full.trim() === '') {
      faults.add(`${shown}/${file}`, '', 'must begin with «## Главное» and a list, and go on with the full text');
      continue;
    }
    const html = safe.parse(parts.full, { async: false });
    texts.push({ ...text, summary: parts.summary, html, hash: createHash('sha256').update(markdown).digest('hex') });
  }
  const files = new Set(listed.map(({ file }) => file));
  for (const name of await readdir(folder).catch(() => []))
    if (!files.has(name)) faults.add(`${shown}/${name}`, '', 'is not among legalTexts of tenant.ts');
  return texts;
}
