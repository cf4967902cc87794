import type { Tenant } from '../tenancy/load-tenants.ts';
import { escapeHtml } from './escape.ts';
import { pageHeaders } from './security-headers.ts';

const style = `
:root{color-scheme:light dark;--ink:#1d2024;--soft:#4a4f57;--page:#f6f6f4;--card:#fff;--line:#dfdfdb}
@media (prefers-color-scheme:dark){:root{--ink:#f0f0ee;--soft:#bfc2c7;--page:#17181b;--card:#212327;--line:#34373d}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:17px/1.5 system-ui,sans-serif}
main{max-width:46rem;margin:0 auto;padding:3rem 1rem}
h1{margin:0 0 .25rem;font-size:1.75rem}
h2{margin:2.5rem 0 .75rem;font-size:1.25rem}
p{margin:0 0 1rem;color:var(--soft)}
ul{display:grid;grid-template-columns:repeat(auto-fill,minmax(19rem,1fr));gap:1rem;margin:1.5rem 0 0;padding:0;list-style:none}
li a{display:flex;gap:1rem;align-items:center;height:100%;padding:1.25rem;border-radius:1rem;background:var(--card);color:inherit;text-decoration:none}
li a:hover{outline:2px solid var(--line)}
li img{flex:none}
li b{display:block;line-height:1.3}
li small{color:var(--soft);font-size:.85rem}
pre{margin:0;padding:1rem 1.25rem;overflow-x:auto;border-radius:1rem;background:var(--card);font:14px/1.6 ui-monospace,monospace}
code{font-family:ui-monospace,monospace;font-size:.9em}
a:focus-visible,pre:focus-visible{outline:3px solid currentColor;outline-offset:2px}`;

/** How a developer signs in and asks: copied into a terminal it works, once login and password are filled in. */
function example(slug: string, port: string): string {
  const graphql = `http://${slug}.localhost${port}/graphql`;
  return [
    `URL=${graphql}`,
    `LOGIN=…  PASSWORD=…   # npm start printed them`,
    ``,
    `# 1. sign in`,
    `TOKEN=$(curl -s $URL -H 'content-type: application/json' -d '{`,
    `  "query": "mutation($i: SignInInput!) { signIn(input: $i) { ... on SignedIn { accessToken } } }",`,
    `  "variables": { "i": { "login": "'$LOGIN'", "password": "'$PASSWORD'" } } }' | cut -d'"' -f8)`,
    ``,
    `# 2. ask as this resident`,
    `curl -s $URL -H 'content-type: application/json' -H "authorization: Bearer $TOKEN" -d '{`,
    `  "query": "{ viewer { accounts { nodes { number amountDue latestBill { period charged } } } } }" }'`,
  ].join('\n');
}

/** For `localhost` in development: the portals there are, and how to speak to their API. */
export function portalsPage(
  tenants: readonly Tenant[],
  port: string,
): { html: string; headers: Record<string, string> } {
  const address = (slug: string, path: string): string => `http://${slug}.localhost${port}${path}`;
  const items = tenants.map(
    ({ slug, shortName, brand, favicon }) => `<li><a href="${address(slug, '/')}">
      <img src="data:image/svg+xml;base64,${Buffer.from(favicon.svg).toString('base64')}" alt="" width="48" height="48">
      <span><b>${escapeHtml(shortName)}</b><small>${escapeHtml(brand.productName)}<br>${escapeHtml(`${slug}.localhost${port}`)}</small></span>
    </a></li>`,
  );
  const first = tenants[0]?.slug ?? 'tenant';
  const html = `<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kabinet</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<main>
<h1>Kabinet</h1>
<p>Порталы, которые открывает этот сервер. Логины и пароли для проб напечатал <code>npm start</code>.</p>
<ul>${items.join('')}</ul>
<h2>GraphQL</h2>
<p>У каждого портала свой адрес API, например <code>${escapeHtml(address(first, '/graphql'))}</code>. Схема лежит в <code>schema.graphql</code>.</p>
<pre tabindex="0">${escapeHtml(example(first, port))}</pre>
</main>
</body>
</html>
`;
  return { html, headers: pageHeaders(style) };
}
