import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Balance, BillData, BilledLine } from './bill-data.ts';

/** A figure as a template sets it: its text, and how wide that is in ems, so that nothing needs to be laid out to know. */
export type Figure = readonly [text: string, ems: number];

/** A bill with its figures in the order of their columns, and how wide the widest of each column is. */
export type BillInFigures<Bill extends Figured> = Bill & {
  services: (Bill['services'][number] & { sums: Figure[]; lines: { figures: Figure[] }[] })[];
  total: { sums: Figure[]; figure: Figure };
  widest: { sums: number[]; lines: number[] };
};

type Figured = Pick<BillData, 'services' | 'total' | 'recalculated'>;

/** How wide a character is, in ems, in each of the two weights. */
export type CharacterWidths = Record<'regular' | 'semibold', ReadonlyMap<string, number>>;

/**
 * What figures and units are written with. Digits stand as far apart in any order; letters of a unit are drawn together by a
 * hundredth of an em or so, in all rows alike.
 */
const characters = Array.from(
  '0123456789,.−→·/ \u00a0\u202fабвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ²³',
);
/** Of a character that is none of these. */
const guessed = 0.65;

/** Asks the compiler how wide the characters of figures are, set as `sheet` sets them. */
export function characterWidths(compiler: NodeCompiler): CharacterWidths {
  const widths = (weight: string) => {
    const source = `#set text(font: "Golos Text", size: 100pt, lang: "ru", number-width: "tabular", weight: "${weight}")
      #context [#metadata(${JSON.stringify(characters).replace('[', '(').replace(/\]$/, ')')}.map(one => measure(one).width / 100pt))<widths>]`;
    const document = compiler.compile({ mainFileContent: source }).result!;
    const [{ value }] = compiler.query(document, { selector: '<widths>' }) as [{ value: number[] }];
    return new Map(characters.map((one, n) => [one, value[n]!]));
  };
  return { regular: widths('regular'), semibold: widths('semibold') };
}

/** The bill with its figures beside its texts. */
export function inFigures<Bill extends Figured>(bill: Bill, widths: CharacterWidths): BillInFigures<Bill> {
  const { services, total, recalculated } = bill;
  const plain = figure(widths.regular);
  const bold = figure(widths.semibold);
  const sumsOf = (of: Balance) => [
    of.opening,
    of.charged,
    ...(recalculated ? [of.recalculated] : []),
    of.paid,
    of.closing,
  ];
  const lineOf = ({ from, to, volume, unit, tariff, charged }: BilledLine) => [
    from === '' || to === '' ? to : `${from}\u00a0→\u00a0${to}`,
    volume === '' ? '' : `${volume}\u00a0${unit}`,
    tariff,
    charged,
  ];
  const figured = services.map((service) => ({
    ...service,
    sums: sumsOf(service).map(plain),
    lines: service.lines.map((line) => ({ ...line, figures: lineOf(line).map(plain) })),
  }));
  const inAll = { ...total, sums: sumsOf(total).map(bold), figure: bold(total.charged) };
  const widest = {
    sums: widestOf([inAll.sums, ...figured.map(({ sums }) => sums)]),
    lines: widestOf([
      [['', 0], ['', 0], ['', 0], inAll.figure],
      ...figured.flatMap(({ lines }) => lines.map(({ figures }) => figures)),
    ]),
  };
  return { ...bill, services: figured, total: inAll, widest };
}

const figure =
  (widths: ReadonlyMap<string, number>) =>
  (text: string): Figure => {
    let ems = 0;
    for (const one of text) ems += widths.get(one) ?? guessed;
    return [text, Math.round(ems * 1000) / 1000];
  };

const widestOf = (rows: readonly (readonly Figure[])[]): number[] =>
  rows[0]!.map((_, n) => rows.reduce((most, row) => Math.max(most, row[n]![1]), 0));
