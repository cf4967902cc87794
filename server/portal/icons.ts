import { Resvg } from '@resvg/resvg-js';
import type { Tenant } from '../tenancy/load-tenants.ts';

/** Pictures a phone puts on its first screen, from the drawing of the brand. */
interface Icon {
  /** Its side in points. */
  side: number;
  /** What part of the side the drawing takes. A phone cuts a maskable one to its own shape: the middle 80 % remain for sure. */
  drawn: number;
  /** Whether the drawing lies on the colour of the portal; without it what the drawing leaves free shows through. */
  ground: boolean;
}

const icons = {
  'icon-192': { side: 192, drawn: 1, ground: false },
  'icon-512': { side: 512, drawn: 1, ground: false },
  'icon-maskable-512': { side: 512, drawn: 0.62, ground: true },
  // A phone by Apple shows what is free as black.
  'apple-touch-icon': { side: 180, drawn: 0.8, ground: true },
} as const satisfies Record<string, Icon>;

export type IconName = keyof typeof icons;

export const iconNames = Object.keys(icons) as IconName[];

const made = new Map<string, Buffer>();

/** A picture of a tenant's brand as PNG; drawn once for as long as the server runs. */
export function iconPng({ favicon, brand }: Pick<Tenant, 'favicon' | 'brand'>, name: IconName): Buffer {
  const key = `${name} ${favicon.hash} ${brand.light.surface}`;
  const known = made.get(key);
  if (known) return known;
  const png = drawn(favicon.svg, brand.light.surface, icons[name]);
  made.set(key, png);
  return png;
}

function drawn(svg: string, ground: string, icon: Icon): Buffer {
  const free = ((1 - icon.drawn) / 2) * icon.side;
  const size = icon.drawn * icon.side;
  const inner = `<image x="${free}" y="${free}" width="${size}" height="${size}" href="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}"/>`;
  const whole =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${icon.side}" height="${icon.side}">` +
    (icon.ground ? `<rect width="100%" height="100%" fill="${ground}"/>` : '') +
    `${inner}</svg>`;
  // A brand's drawing has no letters: fonts of the machine are not looked for.
  return new Resvg(whole, { font: { loadSystemFonts: false } }).render().asPng();
}

/** The address of a picture; it changes when the drawing does. */
export const iconUrl = ({ favicon }: Pick<Tenant, 'favicon'>, name: IconName): string =>
  `/brand/${name}.png?v=${favicon.hash.slice(0, 12)}`;
