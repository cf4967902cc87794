import type { RenderedLetter } from '../notifications/letters/letter.ts';
import type { Tenant } from '../tenancy/load-tenants.ts';
import { escapeHtml } from './escape.ts';
import { pageHeaders } from './security-headers.ts';

/** A message of the outbox in words; `said` is undefined when its data are gone with the letter. */
export interface ShownMessage {
  id: string;
  channel: string;
  recipient: string;
  status: string;
  fault: string | null;
  createdAt: Date;
  said: RenderedLetter | { text: string } | undefined;
  /** Format of the bill that goes with it. */
  attached: string | undefined;
}

const style = `
:root{color-scheme:light dark;--ink:#1d2024;--soft:#4a4f57;--page:#f6f6f4;--card:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#f0f0ee;--soft:#bfc2c7;--page:#17181b;--card:#212327}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:17px/1.5 system-ui,sans-serif}
main{max-width:46rem;margin:0 auto;padding:2.5rem 1rem}
h1{margin:0 0 .25rem;font-size:1.75rem}
h2{margin:0 0 .25rem;font-size:1.2rem}
p{margin:0;color:var(--soft)}
article{margin:1.25rem 0 0;padding:1.25rem;border-radius:1rem;background:var(--card)}
pre{margin:1rem 0 0;white-space:pre-wrap;overflow-wrap:anywhere;font:15px/1.55 ui-monospace,monospace}
a{color:inherit}
:focus-visible{outline:3px solid currentColor;outline-offset:2px}`;

const states: Record<string, string> = { QUEUED: 'ждёт отправки', SENT: 'отправлено', FAILED: 'не отправлено' };

/** Addresses in a text as links. */
const linked = (text: string): string =>
  escapeHtml(text).replace(/https?:\/\/[^\s<>()]+/g, (href) => `<a href="${href}">${href}</a>`);

function article({ zone, message }: { zone: string; message: ShownMessage }): string {
  const { id, channel, recipient, status, fault, createdAt, said, attached } = message;
  const when = new Intl.DateTimeFormat('ru-RU', { timeZone: zone, dateStyle: 'long', timeStyle: 'medium' });
  const title = said && 'subject' in said ? said.subject : channel === 'SMS' ? 'СМС' : 'Письмо';
  const about = [when.format(createdAt), recipient, states[status] ?? status, fault ?? ''].filter(Boolean).join(' · ');
  const html = said && 'html' in said ? `<p><a href="/dev/outbox/${escapeHtml(id)}">Как выглядит письмо</a></p>` : '';
  const bill = attached
    ? `<p><a href="/dev/outbox/${escapeHtml(id)}/bill">Вложение: ${escapeHtml(attached)}</a></p>`
    : '';
  const text = said ? `<pre>${linked(said.text)}</pre>` : '<p>Содержание стёрто после отправки.</p>';
  return `<article><h2>${escapeHtml(title)}</h2><p>${escapeHtml(about)}</p>${html}${bill}${text}</article>`;
}

/** The newest messages of a tenant, for whoever tries the portal in development. */
export function outboxPage(
  tenant: Pick<Tenant, 'shortName' | 'timeZone'>,
  messages: readonly ShownMessage[],
): { html: string; headers: Record<string, string> } {
  const all = messages.map((message) => article({ zone: tenant.timeZone, message })).join('\n');
  const html = `<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Исходящие · ${escapeHtml(tenant.shortName)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<main>
<h1>Исходящие</h1>
<p>${escapeHtml(tenant.shortName)}. Письма и СМС, которые портал отправил бы жителям. Видно только при разработке.</p>
${all || '<article><p>Пока ничего нет. Попросите, например, новый пароль на странице входа.</p></article>'}
</main>
</body>
</html>
`;
  return { html, headers: pageHeaders(style) };
}

/** A letter opened by itself runs and loads nothing; its links open as they would from a mail program. */
export const letterPolicy = `default-src 'none'; style-src 'unsafe-inline'; sandbox allow-popups allow-top-navigation-by-user-activation`;
