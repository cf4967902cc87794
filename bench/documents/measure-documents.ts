import { median } from '../median.ts';
import { documents, loadTenants, root } from '../product.ts';
import { join } from 'node:path';

/** What it costs to set a bill, beside what Typst itself costs for an empty page. Processor time, so that neighbours do not count. */
export interface DocumentsResult {
  what: 'bill as PDF' | 'bill of 40 lines as PDF' | 'bill as PNG' | 'empty page as PDF';
  /** Documents a second that one core would make. */
  perSecond: number;
  range: [least: number, most: number];
  milliseconds: number;
  kilobytes: number;
}

/** How much is measured: rounds of so many documents of a kind. */
export interface DocumentsPlan {
  rounds: number;
  documents: number;
}

/** A page that Typst does nothing for but read the bill's data: what is left is the template and its words. */
const emptyPage = '#let bill = json(bytes(sys.inputs.bill))\n#set page(paper: "a4")\n';

/**
 * Milliseconds of processor time for a loop of nothing but arithmetic, the best of some. Processor time too grows when others
 * use the same cores and caches: then everything costs as many times more as this does than on a machine left alone.
 */
export function yardstick(): number {
  const once = (): number => {
    const before = process.cpuUsage();
    let sum = 0;
    for (let n = 0; n < 5_000_000; n += 1) sum = Math.imul(sum ^ n, 31);
    const { user, system } = process.cpuUsage(before);
    return sum === 1 ? 0 : (user + system) / 1000;
  };
  return Math.min(...Array.from({ length: 20 }, once));
}

/** Renders bills of the four utilities in turn, no two alike, on one thread; rounds of each kind are interleaved. */
export async function measureDocuments({ rounds, documents: count }: DocumentsPlan): Promise<DocumentsResult[]> {
  const tenants = await loadTenants(join(root, 'tenants'));
  const compiler = new documents.BillCompiler();
  const bills = await Promise.all(
    tenants.map(async (tenant) => ({
      tenant,
      template: await documents.billTemplate(tenant),
      bill: documents.exampleBills(tenant)[0]!,
    })),
  );
  let made = 0;
  const render = (format: 'PDF' | 'PNG', { empty = false, lines = 0 } = {}): Uint8Array => {
    const { tenant, template, bill } = bills[made++ % bills.length]!;
    const [first] = bill.charges;
    const charges = lines
      ? Array.from({ length: lines }, (_, n) => ({
          ...first!,
          service: `Услуга ${n}`,
          lines: first!.lines.slice(0, 1),
        }))
      : bill.charges;
    const changed = { ...bill, number: String(100_000_000 + made), owner: `Иванова Анна ${made}`, charges };
    return compiler.render({
      template: empty ? { ...template, key: 'empty', bill: emptyPage } : template,
      bill: documents.composeBill(tenant, changed),
      format,
      createdAt: made,
    });
  };
  const kinds: Record<DocumentsResult['what'], { make: () => Uint8Array; share: number }> = {
    'bill as PDF': { make: () => render('PDF'), share: 1 },
    'empty page as PDF': { make: () => render('PDF', { empty: true }), share: 1 },
    'bill of 40 lines as PDF': { make: () => render('PDF', { lines: 40 }), share: 0.2 },
    'bill as PNG': { make: () => render('PNG'), share: 0.05 },
  };
  const names = Object.keys(kinds) as DocumentsResult['what'][];
  const measured = new Map(names.map((what) => [what, { costs: [] as number[], bytes: 0 }]));
  for (let round = 0; round <= rounds; round += 1)
    for (const what of names) {
      const { make, share } = kinds[what];
      const of = measured.get(what)!;
      const times = Math.max(4, Math.round(count * share));
      const before = process.cpuUsage();
      for (let n = 0; n < times; n += 1) {
        of.bytes = make().length;
        // What the compiler handed out is let go of between turns of the loop, as on a thread that waits for its next bill.
        if (n % 10 === 9) await new Promise((resolve) => setImmediate(resolve));
      }
      const { user, system } = process.cpuUsage(before);
      if (round > 0) of.costs.push((user + system) / 1000 / times); // the first round warms up
    }
  return names.map((what) => {
    const { costs, bytes } = measured.get(what)!;
    const milliseconds = median(costs);
    const range: [number, number] = [1000 / Math.max(...costs), 1000 / Math.min(...costs)];
    return { what, perSecond: 1000 / milliseconds, range, milliseconds, kilobytes: bytes / 1024 };
  });
}
