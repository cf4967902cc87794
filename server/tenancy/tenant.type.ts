import { Field, ObjectType } from 'type-graphql';
import { DateScalar } from '../scalars.ts';
import { rulesEnum, TenantRulesType } from './rules.type.ts';
import { Service } from './service.type.ts';

const simple = { simpleResolvers: true };

@ObjectType('Brand', { ...simple, description: 'How the portal looks and greets. Colours are like #1f3a5f.' })
export class BrandType {
  @Field(() => String, { description: 'What the portal is called: «Личный кабинет».' })
  productName!: string;

  @Field(() => String, { description: 'One line beneath the name.' })
  tagline!: string;

  @Field(() => String, { description: 'What a resident reads above the sign-in form.' })
  welcome!: string;

  @Field(() => String, { description: 'Address of the logo (SVG) on this host; it changes when the drawing does.' })
  logoUrl!: string;

  @Field(() => String, { description: 'Address of the icon (SVG) on this host; it changes when the drawing does.' })
  faviconUrl!: string;

  @Field(() => String, { description: 'The accent by day: main action and current place.' })
  accent!: string;

  @Field(() => String, { description: 'The accent in the dark theme.' })
  accentDark!: string;

  @Field(() => String, { description: 'Text on the accent by day; contrast at least 7:1.' })
  onAccent!: string;

  @Field(() => String, { description: 'Text on the accent in the dark theme; contrast at least 7:1.' })
  onAccentDark!: string;

  @Field(() => String, { description: 'Text by day; contrast at least 7:1.' })
  ink!: string;

  @Field(() => String, { description: 'Text in the dark theme; contrast at least 7:1.' })
  inkDark!: string;

  @Field(() => String, { description: 'The page by day.' })
  surface!: string;

  @Field(() => String, { description: 'The page in the dark theme.' })
  surfaceDark!: string;
}

@ObjectType('Phone', { ...simple, description: 'A phone number of the utility.' })
class PhoneType {
  @Field(() => String, { description: 'What one calls it for: «Общие вопросы».' })
  purpose!: string;

  @Field(() => String, { description: 'The number as people read it: «8 800 600-09-90».' })
  number!: string;

  @Field(() => String, { description: 'Working hours: «пн–пт 8:00–20:00».' })
  hours!: string;
}

@ObjectType('Office', { ...simple, description: 'An office of the utility.' })
class OfficeType {
  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => String, { description: 'Where it is.' })
  address!: string;

  @Field(() => String, { description: 'Working hours: «пн–пт 8:00–17:00».' })
  hours!: string;
}

@ObjectType('Contacts', { ...simple, description: 'How to reach the utility.' })
class ContactsType {
  @Field(() => [PhoneType], { description: 'Phones, the most useful first.' })
  phones!: PhoneType[];

  @Field(() => [OfficeType], { description: 'Offices.' })
  offices!: OfficeType[];

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'The utility’s own site.' })
  website!: string | null;
}

@ObjectType('Requisites', { ...simple, description: 'Who the utility is before the law and where its money goes.' })
class RequisitesType {
  @Field(() => String, { description: 'ИНН: 10 or 12 digits.' })
  inn!: string;

  @Field(() => String, { nullable: true, description: 'КПП: 9 characters; an entrepreneur has none.' })
  kpp!: string | null;

  @Field(() => String, { description: 'ОГРН: 13 or 15 digits.' })
  ogrn!: string;

  @Field(() => String, { description: 'Legal address.' })
  legalAddress!: string;

  @Field(() => String, { description: 'The bank.' })
  bankName!: string;

  @Field(() => String, { description: 'БИК: 9 digits.' })
  bic!: string;

  @Field(() => String, { description: 'Account at the bank (расчётный счёт): 20 digits.' })
  account!: string;

  @Field(() => String, { description: 'The bank’s correspondent account: 20 digits.' })
  correspondentAccount!: string;
}

@ObjectType('LegalText', { ...simple, description: 'A legal text in one of its versions.' })
export class LegalTextType {
  @Field(() => rulesEnum('LegalTextKind'), { description: 'What it is about.' })
  kind!: string;

  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => String, { description: 'Version; a consent records it.' })
  version!: string;

  @Field(() => DateScalar, { description: 'First day in force.' })
  effectiveFrom!: string;

  @Field(() => [String], { description: '«Главное»: the text in a few plain sentences.' })
  summary!: string[];

  @Field(() => String, { description: 'The full text as HTML of headings, paragraphs, lists and links only.' })
  html!: string;

  @Field(() => String, { description: 'SHA-256 of the text’s file; a consent records it.' })
  hash!: string;
}

/** A utility as its residents and the portal see it. */
@ObjectType('Tenant', { description: 'The utility this host belongs to.' })
export class TenantType {
  @Field(() => String, { description: 'Short name in latin letters, for addresses.' })
  slug!: string;

  @Field(() => String, { description: 'Full legal name.' })
  name!: string;

  @Field(() => String, { description: 'How residents call it.' })
  shortName!: string;

  @Field(() => String, { description: 'IANA time zone in which its days begin and end.' })
  timeZone!: string;

  @Field(() => BrandType, { description: 'How the portal looks.' })
  brand!: BrandType;

  @Field(() => ContactsType, { description: 'How to reach the utility.' })
  contacts!: ContactsType;

  @Field(() => RequisitesType, { description: 'Who it is before the law and where its money goes.' })
  requisites!: RequisitesType;

  @Field(() => [Service], { description: 'What it charges for, in the order of its lists.' })
  services!: Service[];

  @Field(() => TenantRulesType as never, { description: 'What it decided about its portal; forms read it.' })
  rules!: object;

  @Field(() => [LegalTextType], { description: 'Texts in force today, one of each kind.' })
  legalTexts!: LegalTextType[];
}
