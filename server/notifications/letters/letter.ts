import { escapeHtml } from '../../portal/escape.ts';
import type { Tenant } from '../../tenancy/load-tenants.ts';

/** A part of a letter. One list of parts becomes both HTML and text, so the two cannot say different things. */
export type Part =
  | { kind: 'text'; text: string }
  | { kind: 'note'; text: string }
  | { kind: 'code'; code: string }
  | { kind: 'button'; label: string; href: string };

/** A letter before it is put into a form. */
export interface Letter {
  subject: string;
  heading: string;
  parts: readonly Part[];
  /** Of letters one can stop: address of the page where. */
  stop?: string;
}

/** A letter as it is sent. */
export interface RenderedLetter {
  subject: string;
  html: string;
  text: string;
  /** Where one stops letters of this kind. */
  stop?: string;
}

type Sender = Pick<Tenant, 'name' | 'shortName' | 'brand' | 'contacts'>;

/** Puts a letter into the tenant's colours, and into plain text for programs that show no other. */
export function renderLetter(tenant: Sender, letter: Letter): RenderedLetter {
  const { subject, stop } = letter;
  return {
    subject,
    html: htmlOf(tenant, letter),
    text: textOf(tenant, letter),
    ...(stop === undefined ? {} : { stop }),
  };
}

const font = `font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif`;

function htmlOf(tenant: Sender, { subject, heading, parts, stop }: Letter): string {
  const { accent, onAccent, ink, surface } = tenant.brand.light;
  const partOf = (part: Part): string => {
    switch (part.kind) {
      case 'text':
        return `<p style="margin:0 0 16px">${escapeHtml(part.text)}</p>`;
      case 'note':
        return `<p style="margin:0 0 16px;font-size:15px;line-height:22px">${escapeHtml(part.text)}</p>`;
      case 'code':
        return `<p style="margin:0 0 16px;padding:16px;border:1px solid ${accent};border-radius:12px;text-align:center;font-size:32px;line-height:40px;font-weight:700;letter-spacing:6px">${escapeHtml(part.code)}</p>`;
      case 'button':
        return `<p style="margin:0 0 16px"><a href="${escapeHtml(part.href)}" style="display:inline-block;padding:14px 24px;border-radius:12px;background:${accent};color:${onAccent};font-weight:600;text-decoration:none">${escapeHtml(part.label)}</a></p>`;
    }
  };
  return `<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escapeHtml(subject)}</title>
</head>
<body style="margin:0;padding:0;background:${surface};color:${ink};${font};font-size:17px;line-height:26px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;text-align:left">
<tr><td style="padding:0 0 24px;border-bottom:4px solid ${accent}"><b style="font-size:20px;color:${accent}">${escapeHtml(tenant.brand.productName)}</b><br><span style="font-size:15px">${escapeHtml(tenant.shortName)}</span></td></tr>
<tr><td style="padding:24px 0 8px">
<h1 style="margin:0 0 16px;font-size:24px;line-height:32px">${escapeHtml(heading)}</h1>
${parts.map(partOf).join('\n')}
</td></tr>
<tr><td style="padding:16px 0 0;border-top:1px solid #d8d8d4;font-size:14px;line-height:21px">${[tenant.name, ...phonesOf(tenant), automatic].map(escapeHtml).join('<br>')}${stopOf(stop)}</td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
}

const stopOf = (stop: string | undefined): string =>
  stop === undefined ? '' : `<br><a href="${escapeHtml(stop)}" style="color:inherit">${escapeHtml(stopping)}</a>`;

function textOf(tenant: Sender, { heading, parts, stop }: Letter): string {
  const partOf = (part: Part): string => {
    switch (part.kind) {
      case 'text':
      case 'note':
        return part.text;
      case 'code':
        return `    ${part.code}`;
      case 'button':
        return `${part.label}:\n${part.href}`;
    }
  };
  const ways = stop === undefined ? [] : [`${stopping}: ${stop}`];
  const foot = ['--', tenant.name, ...phonesOf(tenant), automatic, ...ways].join('\n');
  return `${[`${tenant.brand.productName} · ${tenant.shortName}`, heading, ...parts.map(partOf), foot].join('\n\n')}\n`;
}

const automatic = 'Письмо отправлено автоматически, отвечать на него не нужно.';

const stopping = 'Какие письма приходят и как, выбирают в настройках';

const phonesOf = ({ contacts }: Sender): string[] =>
  contacts.phones.map(({ purpose, number, hours }) => `${purpose}: ${number}, ${hours}`);
