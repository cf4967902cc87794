import { RegistryRefused } from '../refusal.ts';
import type { Zip } from './open-zip.ts';
import { attribute, readXml, type XmlListener } from './read-xml.ts';

/** What is needed to read a sheet: where it is, the texts its cells point to, and which styles are dates. */
export interface Workbook {
  sheet: string;
  sharedStrings: readonly string[];
  /** By number of the style: true when it shows a number as a date. */
  dateStyles: readonly boolean[];
  /** Days since 1904 and not since 1900, as old Macs count. */
  since1904: boolean;
}

/** Characters of shared strings kept in memory at most (64 MB): more is not a registry of this size. */
const mostSharedCharacters = 32 * 2 ** 20;

/** Reads everything of an XLSX but its sheets. */
export async function readWorkbook(zip: Zip, sheetName: string | undefined): Promise<Workbook> {
  const book = await readSheetList(zip);
  const chosen = sheetName === undefined ? book.sheets[0] : book.sheets.find(({ name }) => name === sheetName);
  const target = chosen && (await readTargets(zip)).get(chosen.relation);
  if (!target || !zip.entries.has(target))
    throw new RegistryRefused(
      'BROKEN_FILE',
      sheetName ? `В файле нет листа «${sheetName}».` : 'В файле XLSX нет листа.',
    );
  return {
    sheet: target,
    sharedStrings: await readSharedStrings(zip),
    dateStyles: await readDateStyles(zip),
    since1904: book.since1904,
  };
}

async function listen(zip: Zip, entry: string, listener: Partial<XmlListener>): Promise<void> {
  const silent = { open: () => {}, close: () => {}, text: () => {}, ...listener };
  for await (const _ of readXml(zip.read(entry), silent));
}

async function readSheetList(zip: Zip): Promise<{ sheets: { name: string; relation: string }[]; since1904: boolean }> {
  const sheets: { name: string; relation: string }[] = [];
  let since1904 = false;
  await listen(zip, 'xl/workbook.xml', {
    open(name, attributes) {
      if (name === 'workbookPr') since1904 = ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '');
      // The prefix of the relation's namespace is r by custom only.
      const relation = /\s\w+:id="([^"]+)"/.exec(attributes)?.[1];
      if (name === 'sheet' && relation) sheets.push({ name: attribute(attributes, 'name') ?? '', relation });
    },
  });
  return { sheets, since1904 };
}

async function readTargets(zip: Zip): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  await listen(zip, 'xl/_rels/workbook.xml.rels', {
    open(name, attributes) {
      const [id, target] = [attribute(attributes, 'Id'), attribute(attributes, 'Target')];
      if (name === 'Relationship' && id && target)
        targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
  });
  return targets;
}

async function readSharedStrings(zip: Zip): Promise<string[]> {
  const strings: string[] = [];
  if (!zip.entries.has('xl/sharedStrings.xml')) return strings;
  let text = '';
  let inText = false;
  let phonetic = 0;
  let characters = 0;
  await listen(zip, 'xl/sharedStrings.xml', {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') inText = true;
      else if (name === 'rPh') phonetic++;
    },
    close(name) {
      if (name === 'si') {
        strings.push(text);
        characters += text.length;
        if (characters > mostSharedCharacters)
          throw new RegistryRefused('ZIP_BOMB', 'В файле XLSX слишком много текста: файл не открыт.');
      } else if (name === 't') inText = false;
      else if (name === 'rPh') phonetic--;
    },
    text(piece) {
      if (inText && phonetic === 0) text += piece;
    },
  });
  return strings;
}

/** Numbers of Excel's own formats that are dates. */
const ownDates = new Set([14, 15, 16, 17, 22, 27, 30, 36, 50, 57]);

async function readDateStyles(zip: Zip): Promise<boolean[]> {
  const styles: boolean[] = [];
  if (!zip.entries.has('xl/styles.xml')) return styles;
  const dates = new Set(ownDates);
  let inCells = false;
  await listen(zip, 'xl/styles.xml', {
    open(name, attributes) {
      if (name === 'cellXfs') inCells = true;
      // Quoted text and colours aside, a day or a year in the pattern makes it a date.
      if (
        name === 'numFmt' &&
        /[dyдг]/i.test((attribute(attributes, 'formatCode') ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
      )
        dates.add(Number(attribute(attributes, 'numFmtId')));
      if (name === 'xf' && inCells) styles.push(dates.has(Number(attribute(attributes, 'numFmtId') ?? '0')));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}
