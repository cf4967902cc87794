import { z } from 'zod';

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'is not a colour like #1f3a5f');

const Theme = z.strictObject({
  accent: colour.describe('The one accent: main action and current place.'),
  onAccent: colour.describe('Text on the accent.'),
  ink: colour.describe('Text.'),
  surface: colour.describe('Page.'),
});

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance of sRGB). */
export function contrast(one: string, other: string): number {
  const luminance = (hex: string): number => {
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

// Text 7:1 (WCAG AAA), parts of the interface 3:1: a resident over sixty, on a phone, in the sun.
const readable = Theme.superRefine((theme, context) => {
  const need = (field: 'ink' | 'onAccent' | 'accent', ground: 'surface' | 'accent', ratio: number): void => {
    const has = contrast(theme[field], theme[ground]);
    if (has >= ratio) return;
    const message = `${theme[field]} on ${ground} ${theme[ground]} has a contrast of ${has.toFixed(2)}, not ${ratio}`;
    context.addIssue({ code: 'custom', path: [field], message });
  };
  need('ink', 'surface', 7);
  need('onAccent', 'accent', 7);
  need('accent', 'surface', 3);
});

/** How a tenant's portal looks and greets. logo.svg and favicon.svg lie beside in brand/. */
export const Brand = z.strictObject({
  productName: z.string().min(2).max(60).describe('What the portal is called: «Личный кабинет».'),
  tagline: z.string().min(2).max(120).describe('One line beneath the name.'),
  welcome: z.string().min(2).max(300).describe('What a resident reads above the sign-in form.'),
  light: readable.describe('Colours by day.'),
  dark: readable.describe('Colours when the system asks for a dark theme.'),
});
