import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { Resvg } from '@resvg/resvg-js';
import type { BillData } from './bill-data.ts';
import type { BillFormat } from './bill-format.ts';
import type { BillTemplate } from './bill-template.ts';
import { type CharacterWidths, characterWidths, inFigures } from './figures.ts';
import { fontCoverage, fontFiles } from './fonts.ts';
import { withJoinedLetters } from './joined-letters.ts';
import { pngOf } from './png.ts';
import { breakable, everyText, printable } from './printable.ts';
import { qrDrawing } from './qr-drawing.ts';

/** The workspace of the templates. It is no folder of the disk: their files are given to the compiler, and it finds no other. */
const workspace = '/kabinet-templates';
/** Dots of a PNG for a point of the page, 180 an inch: a module of the payment code is then four whole dots. */
const dotsPerPoint = 2.5;
/** Compilers of so many templates are kept. */
const keptTemplates = 16;
/**
 * After so many lines the compiler forgets what it has not used since the last time. What bills have in common, the head, the
 * labels, whom to pay, it sets once; but all that it keeps is memory, and to look through it takes time.
 */
const linesKept = 60;
/** A bill of more services and lines takes more than a page. A guess: one that is wrong costs time, nothing else. */
const linesOfPage = 11;

/** What is to be rendered. `createdAt` is written into the PDF, so that the same bill is the same bytes. */
export interface BillToCompile {
  template: BillTemplate;
  bill: BillData;
  format: BillFormat;
  /** Seconds since 1970. */
  createdAt: number;
}

/** Where a template is wrong, or failed on a bill. Its words may quote the bill. */
export interface TemplateFault {
  /** Line of bill.typ, or of the base beneath; undefined when the fault has no place. */
  place: string | undefined;
  message: string;
}

/** Thrown with what the compiler says of a template. */
export class TemplateError extends Error {
  readonly faults: readonly TemplateFault[];

  constructor(faults: readonly TemplateFault[]) {
    super(faults.map(({ place, message }) => (place ? `${place}: ${message}` : message)).join('; '));
    this.name = 'TemplateError';
    this.faults = faults;
  }
}

/** Turns bills into documents, on the thread it is used on. Keeps a compiler for each template. */
export class BillCompiler {
  readonly #covered: ReadonlySet<number>;
  readonly #fonts: string[];
  readonly #widths: CharacterWidths;
  readonly #compilers = new Map<string, Kept>();
  #lines = 0;

  constructor() {
    this.#fonts = fontFiles();
    this.#covered = fontCoverage(this.#fonts);
    this.#widths = characterWidths(this.#newCompiler());
  }

  /**
   * The document of a bill: PDF/A-2b, or a PNG of all its pages, one beneath the other.
   * @throws TemplateError
   */
  render({ template, bill, format, createdAt }: BillToCompile): Uint8Array {
    const kept = this.#compilerOf(template);
    const { compiler } = kept;
    try {
      const document = this.#compile(kept, bill);
      if (format === 'PDF') return compiler.pdf(document, { pdfStandard: 'a-2b', creationTimestamp: createdAt });
      return png(compiler.plainSvg(document));
    } catch (error) {
      if (error instanceof TemplateError) throw error;
      const message = /message: "((?:[^"\\]|\\.)*)"/.exec(String(error))?.[1] ?? String(error);
      throw new TemplateError([{ place: undefined, message }]);
    } finally {
      if (this.#lines > linesKept) {
        this.#lines = 0;
        compiler.evictCache(1);
      }
    }
  }

  #compile(
    kept: Kept,
    { code: payment, colours, supplier, requisites, contacts, ...rest }: BillData,
  ): NodeTypstDocument {
    // What all bills of a month have in common is read and set once.
    const common = { title: rest.title, colours, supplier, requisites, contacts };
    const utility = JSON.stringify(common);
    if (kept.utility !== utility) {
      put(kept, 'utility.json', JSON.stringify(this.#printable(common)));
      kept.utility = utility;
    }
    const drawing = payment === null ? null : qrDrawing(Buffer.from(payment, 'base64'));
    if (drawing) put(kept, 'code.dots', drawing.dots);
    const texts = this.#printable(rest);
    const { account, services } = everyText({ account: texts.account, services: texts.services }, breakable);
    const bill = {
      ...inFigures({ ...texts, services }, this.#widths),
      account,
      code: drawing && { size: drawing.size },
    };
    const lines = services.reduce((sum, service) => sum + 1 + service.lines.length, 0);
    this.#lines += 4 + lines; // a bill of few lines has all the rest too
    const long = lines > linesOfPage;
    const document = compiled(kept, { ...bill, long });
    // Only a bill that is known to be long says which page is which.
    return long || document.numOfPages === 1 ? document : compiled(kept, { ...bill, long: true });
  }

  #printable<Value>(value: Value): Value {
    return everyText(value, (text) => printable(text, this.#covered));
  }

  #newCompiler(): NodeCompiler {
    return NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: this.#fonts }] });
  }

  #compilerOf({ key, bill, base, parts, logo }: BillTemplate): Kept {
    const kept = this.#compilers.get(key);
    if (kept) return kept;
    // The compiler would fetch it from the network, in the middle of a request.
    if (/["']@[\w-]+\//.test(bill))
      throw new TemplateError([{ place: 'bill.typ', message: 'packages are not fetched: write out what you need' }]);
    const compiler = this.#newCompiler();
    const added: Kept = { compiler, utility: undefined };
    const files = { 'bill.typ': bill, 'base.typ': base, 'parts.typ': parts, 'logo.svg': logo };
    for (const [name, text] of Object.entries(files)) put(added, name, text);
    this.#compilers.set(key, added);
    if (this.#compilers.size > keptTemplates) this.#compilers.delete(this.#compilers.keys().next().value!);
    return added;
  }
}

/** The compiler of a template, with what it was last told of the utility. */
interface Kept {
  compiler: NodeCompiler;
  utility: string | undefined;
}

const put = ({ compiler }: Kept, name: string, content: string | Buffer): void =>
  compiler.mapShadow(`${workspace}/${name}`, Buffer.from(content));

function compiled(kept: Kept, bill: object): NodeTypstDocument {
  const { compiler } = kept;
  // As a file, not as an input: another input is another standard library, built anew.
  put(kept, 'bill.json', JSON.stringify(bill));
  const result = compiler.compile({ mainFilePath: `${workspace}/bill.typ` });
  const document = result.result;
  if (document) return document;
  const fault = result.takeDiagnostics() ?? result.takeError();
  throw new TemplateError(fault ? compiler.fetchDiagnostics(fault).map(faultOf) : []);
}

interface Diagnostic {
  path: string;
  range: { start: { line: number } } | null;
  message: string;
}

function faultOf(told: unknown): TemplateFault {
  const { path, range, message } = told as Diagnostic;
  const file = /[\w.-]+$/.exec(path)?.[0];
  return { place: file && range ? `${file}:${range.start.line + 1}` : file, message };
}

function png(svg: string): Buffer {
  // The dots of a payment code stay sharp: the renderer knows the older word for it.
  const sharp = svg.replaceAll('image-rendering: pixelated', 'image-rendering: optimizeSpeed');
  const drawn = new Resvg(withJoinedLetters(sharp), {
    // It reckons in CSS pixels, 96 an inch.
    fitTo: { mode: 'zoom', value: dotsPerPoint * 0.75 },
    background: '#ffffff',
    font: { loadSystemFonts: false },
  });
  const { pixels, width, height } = drawn.render();
  return pngOf(pixels, width, height);
}
