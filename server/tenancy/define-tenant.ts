import { z } from 'zod';
import { Acquiring } from './definition/acquiring.ts';
import { Brand } from './definition/brand.ts';
import { Requisites } from './definition/requisites.ts';
import type { CheckedRegistryProfile } from './registry-profile.ts';
import { TenantRules } from './rules.ts';
import { Label, LegalTextKind, ServiceCode } from './rules/vocabulary.ts';

const Slug = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,30}[a-z0-9]$/, 'a slug has 3 to 32 small latin letters, digits or hyphens');

const Host = z
  .string()
  .max(253)
  .regex(
    /^(?=.*[a-z])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/,
    'is not a host name in small letters, without port',
  )
  .refine((host) => !host.endsWith('.localhost'), 'names under .localhost are given in development by themselves');

const TimeZone = z.string().refine(
  (zone) => {
    try {
      // Offsets like +03:00 are accepted by Intl too; a tenant needs a zone with a history.
      return /^[A-Z]\w+\//.test(zone) && Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
    } catch {
      return false;
    }
  },
  { message: 'is not an IANA time zone like Europe/Moscow' },
);

const Hours = z.string().min(3).max(120).describe('Working hours as a resident reads them: «пн–пт 8:00–20:00».');

const Contacts = z.strictObject({
  phones: z
    .array(
      z.strictObject({
        purpose: Label.describe('What one calls it for.'),
        number: z
          .string()
          .regex(/^(?:8|\+7)[\d ()-]+$/, 'a phone number begins with 8 or +7')
          .refine((number) => number.replace(/\D/g, '').length === 11, 'a phone number has 11 digits'),
        hours: Hours,
      }),
    )
    .min(1),
  offices: z.array(z.strictObject({ name: Label, address: z.string().min(5).max(200), hours: Hours })).min(1),
  email: z.email().nullable(),
  website: z.url({ protocol: /^https$/ }).nullable(),
});

const Tariff = z.strictObject({
  service: ServiceCode.describe('Code of the service.'),
  registers: z.int().min(1).max(3).describe('For meters with so many registers (zones).'),
  register: z.enum(['T1', 'T2', 'T3']).describe('Which register of them.'),
  from: z.iso.date().describe('First day it is in force.'),
  price: z
    .string()
    .regex(/^\d{1,7}(\.\d{1,6})?$/, 'is rubles as digits with a point: 5.66')
    .describe('Rubles for one unit of the service.'),
});

const Service = z.strictObject({
  code: ServiceCode.describe('Code in the billing system’s registries.'),
  name: Label.describe('What residents read: «Электроснабжение».'),
  unit: z.string().min(1).max(20).nullable().describe('Unit of its volumes: «кВт·ч»; null: it has none.'),
  kind: z.enum(['ELECTRICITY', 'HEATING', 'HOT_WATER', 'COMMON_NEEDS', 'PENALTY', 'OTHER']).describe('What it is.'),
  order: z.int().min(0).max(999).describe('Its place in lists.'),
});

const LegalText = z.strictObject({
  kind: LegalTextKind,
  title: z.string().min(3).max(160),
  version: z.string().regex(/^[\w.-]{1,20}$/, 'a version is a short word like 1.0'),
  effectiveFrom: z.iso.date().describe('First day in force, in the tenant’s time zone.'),
  file: z
    .string()
    .regex(/^[a-z0-9-]+\.md$/, 'a file of legal/ is named like privacy-policy.md')
    .describe('File in legal/.'),
});

/** A list in which no two members agree in what `of` takes from them; the fault names the field ('': the member itself). */
function distinct<T extends z.ZodType>(
  list: z.ZodArray<T>,
  field: string,
  of: (one: z.output<T>) => unknown,
): z.ZodArray<T> {
  return list.superRefine((all, context) => {
    for (const [place, one] of all.entries())
      if (all.findIndex((other) => of(other) === of(one)) < place)
        context.addIssue({
          code: 'custom',
          path: field === '' ? [place] : [place, field],
          message: `${String(of(one))} is there twice`,
        });
  });
}

/** One utility as data: the default export of `tenants/<slug>/tenant.ts`. Unknown keys are refused. */
export const TenantDefinition = z
  .strictObject({
    slug: Slug.describe('Name of the folder, of `<slug>.localhost` and in logs; never changes.'),
    name: z.string().min(3).max(160).describe('Full legal name.'),
    shortName: z.string().min(2).max(60).describe('How residents call it.'),
    timeZone: TimeZone.describe('IANA zone in which its days begin and end.'),
    hosts: distinct(z.array(Host), '', String).describe('Hosts of its portal in production.'),
    requisites: Requisites,
    acquiring: Acquiring.optional().describe('How it takes cards; nothing: one pays at a bank, by requisites.'),
    brand: Brand,
    contacts: Contacts,
    services: distinct(z.array(Service).min(1), 'code', ({ code }) => code),
    tariffs: distinct(
      z.array(Tariff),
      'from',
      ({ service, registers, register, from }) => `${service} ${registers} ${register} ${from}`,
    )
      .default([])
      .describe('Prices by their first day, for what is charged at once (rules.readings.chargedAtOnce).'),
    legalTexts: distinct(z.array(LegalText).min(1), 'version', ({ kind, version }) => `${kind} ${version}`),
    rules: TenantRules,
  })
  .superRefine(({ services, tariffs, legalTexts, rules }, context) => {
    const kinds = new Set(legalTexts.map(({ kind }) => kind));
    for (const [place, { text }] of rules.consents.entries())
      if (!kinds.has(text))
        context.addIssue({
          code: 'custom',
          path: ['rules', 'consents', place, 'text'],
          message: `${text} is not among legalTexts`,
        });
    for (const [place, text] of rules.payments.consents.entries())
      if (!kinds.has(text))
        context.addIssue({
          code: 'custom',
          path: ['rules', 'payments', 'consents', place],
          message: `${text} is not among legalTexts`,
        });
    const codes = new Set(services.map(({ code }) => code));
    for (const [place, { service }] of tariffs.entries())
      if (!codes.has(service))
        context.addIssue({
          code: 'custom',
          path: ['tariffs', place, 'service'],
          message: `${service} is not among services`,
        });
    if (rules.readings.chargedAtOnce && tariffs.length === 0)
      context.addIssue({ code: 'custom', path: ['tariffs'], message: 'rules.readings.chargedAtOnce needs tariffs' });
    for (const [place, { service }] of rules.readings.sanity.entries())
      if (!codes.has(service))
        context.addIssue({
          code: 'custom',
          path: ['rules', 'readings', 'sanity', place, 'service'],
          message: `${service} is not among services`,
        });
  });

/** What a tenant's folder says, before it is checked. */
export type TenantDefinition = z.input<typeof TenantDefinition>;

type Defined = z.output<typeof TenantDefinition>;

/** A legal text read from its file. `html` is safe to show; `hash` is the SHA-256 of the file's text, for consents. */
export type LoadedLegalText = Omit<Defined['legalTexts'][number], 'file'> & {
  summary: string[];
  html: string;
  hash: string;
};

/** A drawing of the brand: its text and the SHA-256 of it, for addresses that never go stale. */
export type Drawing = { svg: string; hash: string };

/** A utility that passed every check: what the rest of the server knows of it. */
export type Tenant = Omit<Defined, 'legalTexts'> & {
  /** Absolute path of its folder: templates, demo registries. */
  folder: string;
  legalTexts: LoadedLegalText[];
  logo: Drawing;
  favicon: Drawing;
  /** How its billing system and its bank write registries. */
  registries: CheckedRegistryProfile;
};
