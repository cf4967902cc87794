import { escapeHtml } from '../portal/escape.ts';
import { rubles } from '../money.ts';

/** A page and the headers it needs. */
export interface Page {
  html: string;
  headers: Record<string, string>;
}

/** «1 234,56 руб.» */
export function sumInRubles(kopecks: bigint): string {
  const [whole = '', part = ''] = rubles(kopecks).split('.');
  return `${whole.replaceAll(/\B(?=(\d{3})+$)/g, '\u00A0')},${part}\u00A0руб.`;
}

const style = `
:root { color-scheme: light dark; --ink: #17202e; --paper: #fff; --edge: #5d6b80; --back: #eef1f5; --act: #0b5c3f; --act-ink: #fff; --bad: #a3122b; --warn: #ffe08a; --warn-ink: #3d2c00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9edf3; --paper: #1b2330; --edge: #93a1b7; --back: #10151d; --act: #5fd3a4; --act-ink: #06281b; --bad: #ff9aa8; --warn: #4d3a00; --warn-ink: #ffe9ab; } }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--back); }
header { padding: .75rem 1rem; background: var(--warn); color: var(--warn-ink); text-align: center; }
main { max-width: 30rem; margin: 1rem auto; padding: 1.25rem; background: var(--paper); border-radius: .75rem; }
h1 { margin: 0; font-size: 1.25rem; line-height: 1.3; }
.sum { margin: .5rem 0 0; font-size: 2rem; font-weight: 700; line-height: 1.2; }
.what { margin: .25rem 0 1rem; overflow-wrap: anywhere; }
label { display: block; margin: 1rem 0 .375rem; font-weight: 600; }
.tick { margin-bottom: 0; display: flex; gap: .75rem; align-items: center; min-height: 3rem; font-weight: 400; }
.tick input { width: 1.75rem; height: 2.75rem; margin: 0; flex: none; }
.field { width: 100%; min-height: 3rem; padding: .5rem .75rem; font: inherit; color: inherit; background: transparent; border: 1px solid var(--edge); border-radius: .5rem; }
::placeholder { color: var(--edge); opacity: 1; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1rem; }
.bad { margin: .25rem 0 0; color: var(--bad); }
[aria-invalid=true] { border-color: var(--bad); border-width: 2px; }
button { width: 100%; min-height: 3rem; margin-top: 1.25rem; padding: .5rem 1rem; font: inherit; font-weight: 600; color: var(--act-ink); background: var(--act); border: 2px solid var(--act); border-radius: .5rem; cursor: pointer; }
button.quiet { margin-top: .75rem; color: inherit; background: transparent; border-color: var(--edge); }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
h2 { margin: 1.75rem 0 0; font-size: 1rem; }
ul { list-style: none; margin: 0; padding: 0; }
li button { display: block; text-align: left; font-weight: 400; }
li span { display: block; }
.number { font-variant-numeric: tabular-nums; font-weight: 600; }
a { color: inherit; }
`;

/** A page of the bank, which says on every one that it is a test. `script` is inline; its nonce is made by the caller. */
export function page(title: string, body: string, { script, nonce }: { script?: string; nonce?: string } = {}): Page {
  const html = `<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)} — Тестовый банк</title>
<style>${style}</style>
</head>
<body>
<header><strong>Тестовый банк.</strong> Деньги не списываются. Не вводите данные настоящей карты.</header>
<main>
${body}
</main>
${script === undefined ? '' : `<script nonce="${nonce}">${script}</script>`}
</body>
</html>
`;
  return {
    html,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      // No form-action: paying ends with a redirect to the shop, which is another origin.
      'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; ${nonce === undefined ? '' : `script-src 'nonce-${nonce}'; `}base-uri 'none'; frame-ancestors 'none'`,
    },
  };
}
