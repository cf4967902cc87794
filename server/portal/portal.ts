import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { deviceCookie, deviceOfCookie } from '../sessions/device/device-cookie.ts';
import { refreshCookie } from '../sessions/refresh-cookie.ts';
import type { Tenant } from '../tenancy/load-tenants.ts';
import { readClientBuild } from './client-build.ts';
import { iconNames, iconPng, iconUrl } from './icons.ts';
import { portalsPage } from './portals-page.ts';
import { drawingPolicy, everywhere, onlyHttps, workerPolicy } from './security-headers.ts';
import type { Visitor } from './tenant-facts.ts';
import { tenantPage, type TenantPage } from './tenant-page.ts';
import { webManifest } from './web-manifest.ts';

/** Where the built client lies, whose portal a request asks for, and which there are to list in development. */
export interface PortalOptions {
  clientDir: string;
  tenantOf: (request: FastifyRequest) => Tenant | undefined;
  tenants?: readonly Tenant[];
  /** What a utility tells its residents while its portal is stopped; undefined: it works. */
  stopMessageOf?: (tenant: Tenant) => string | undefined;
}

/** Marks a page that the device may keep for a visit without a network; the client's service worker looks for it. */
const keptHeader = 'x-kept-offline';
const YEAR = 'public, max-age=31536000, immutable';
const brotli = promisify(brotliCompress);

/**
 * The portal of the host's tenant: hashed files for good, drawings of the brand, and for every other path the page, which
 * finds its way by itself. Without a tenant (`localhost` in development) the portals are listed.
 */
export async function portalRoutes(app: FastifyInstance, options: PortalOptions): Promise<void> {
  const { clientDir, tenantOf, tenants = [], stopMessageOf } = options;
  await app.register(async (portal) => {
    portal.addHook('onSend', async (request, reply) => {
      reply.headers({ ...everywhere, ...(request.protocol === 'https' ? onlyHttps : {}), ...reply.getHeaders() });
    });
    const assets = join(clientDir, 'assets');
    if (existsSync(assets))
      await portal.register(staticFiles, {
        root: assets,
        prefix: '/assets/',
        preCompressed: true,
        cacheControl: false,
        index: false,
        decorateReply: false,
        setHeaders: (reply) => reply.header('cache-control', YEAR),
      });

    const drawing =
      (name: 'logo' | 'favicon') => (request: FastifyRequest<{ Querystring: { v?: string } }>, reply: FastifyReply) => {
        const of = tenantOf(request)?.[name];
        if (!of) return notFound(reply);
        const asked = request.query.v === of.hash.slice(0, 12);
        return reply
          .header('cache-control', asked ? YEAR : 'no-cache')
          .header('content-security-policy', drawingPolicy)
          .type('image/svg+xml')
          .send(of.svg);
      };
    portal.get('/brand/logo.svg', drawing('logo'));
    portal.get('/brand/favicon.svg', drawing('favicon'));
    portal.get('/favicon.ico', drawing('favicon'));

    for (const name of iconNames)
      portal.get(`/brand/${name}.png`, (request, reply) => {
        const tenant = tenantOf(request);
        if (!tenant) return notFound(reply);
        const asked = request.url === iconUrl(tenant, name);
        return reply
          .header('cache-control', asked ? YEAR : 'no-cache')
          .type('image/png')
          .send(iconPng(tenant, name));
      });

    portal.get('/manifest.webmanifest', (request, reply) => {
      const tenant = tenantOf(request);
      if (!tenant) return notFound(reply);
      return reply
        .header('cache-control', 'no-cache')
        .type('application/manifest+json')
        .send(JSON.stringify(webManifest(tenant)));
    });

    // From the root, so that it may stand behind every page; asked for anew each time, so that a release comes through.
    portal.get('/service-worker.js', async (request, reply) => {
      const script = tenantOf(request) && (await readFile(join(clientDir, 'service-worker.js')).catch(() => undefined));
      if (!script) return notFound(reply);
      return reply
        .header('cache-control', 'no-cache')
        .header('content-security-policy', workerPolicy)
        .type('text/javascript; charset=utf-8')
        .send(script);
    });

    const pages = new PortalPages(clientDir);
    portal.get('/*', async (request, reply) => {
      const path = request.url.replace(/[?#].*$/s, '');
      const tenant = tenantOf(request);
      if (!tenant) return path === '/' ? listPortals(request, reply, tenants) : notFound(reply);
      // What looks like a file and is none: a page in its place would be taken for a script or a picture.
      if (/\.[^/]*$/.test(path)) return notFound(reply);
      return pages.send(tenant, stopMessageOf?.(tenant), request, reply);
    });
  });
}

const notFound = (reply: FastifyReply): FastifyReply =>
  reply.code(404).header('cache-control', 'no-store').type('text/plain; charset=utf-8').send('Not found\n');

function listPortals(request: FastifyRequest, reply: FastifyReply, tenants: readonly Tenant[]): FastifyReply {
  const port = /:\d+$/.exec(request.host)?.[0] ?? '';
  const { html, headers } = portalsPage(tenants, port);
  return reply.headers(headers).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html);
}

/** Pages by tenant, made when first asked for and then kept with their compressed form, until the client is built anew. */
class PortalPages {
  readonly #clientDir: string;
  readonly #made = new Map<string, { page: TenantPage; compressed: Promise<Buffer> }>();
  #builtAt: number | undefined;

  constructor(clientDir: string) {
    this.#clientDir = clientDir;
  }

  async send(
    tenant: Tenant,
    stopped: string | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    await this.#forgetOldBuild();
    const made = this.#of(tenant, {
      stopped,
      returning: (request.cookies[refreshCookie] ?? '') !== '',
      device: deviceOfCookie(request.cookies[deviceCookie]),
    });
    if (!made)
      return reply
        .code(503)
        .header('cache-control', 'no-store')
        .type('text/plain; charset=utf-8')
        .send('The portal is not built yet: npm run build\n');
    const { page, compressed } = made;
    reply
      .headers(page.headers)
      // Another page comes with a session or a PIN than without one: no cache between may keep it, the browser asks each time.
      .headers({ 'cache-control': 'private, no-cache', vary: 'accept-encoding, cookie', etag: page.etag })
      // The service worker keeps this one for a visit without a network; never the word that the portal is stopped.
      .headers(stopped === undefined ? { [keptHeader]: 'yes' } : {});
    if (request.headers['if-none-match'] === page.etag) return reply.code(304).send();
    reply.type('text/html; charset=utf-8');
    if (!/\bbr\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(page.html);
    return reply.header('content-encoding', 'br').send(await compressed);
  }

  async #forgetOldBuild(): Promise<void> {
    const builtAt = await stat(join(this.#clientDir, 'index.html')).then(
      ({ mtimeMs }) => mtimeMs,
      () => undefined,
    );
    if (builtAt !== this.#builtAt) this.#made.clear();
    this.#builtAt = builtAt;
  }

  #of(tenant: Tenant, visitor: Visitor): { page: TenantPage; compressed: Promise<Buffer> } | undefined {
    const key = `${tenant.slug} ${JSON.stringify(visitor)}`; // six of a tenant, whatever cookies are sent, and six more for each time staff stop it
    const known = this.#made.get(key);
    if (known) return known;
    const build = readClientBuild(this.#clientDir);
    if (!build) return undefined;
    const page = tenantPage(tenant, build, visitor);
    const compressed = brotli(page.html, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
    const made = { page, compressed };
    this.#made.set(key, made);
    return made;
  }
}
