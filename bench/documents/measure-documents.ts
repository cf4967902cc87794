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
const emptyPage = '#let bill = json("bill.json")\n#set page(paper: "a4")\n';

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

type Bill = ReturnType<typeof documents.exampleBills>[number];

/**
 * The bill with another number, owner, address, and another figure wherever a figure stands: what two bills have in common the
 * compiler sets only once. With `lines`, so many services of one line each.
 */
function varied(bill: Bill, made: number, lines: number): Bill {
  let seed = made;
  const figure = (most: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (seed >>> 8) % most;
  };
  const sums = () => {
    const [opening, charged, recalculated] = [figure(300_000), 1000 + figure(300_000), -figure(5000)];
    const paid = figure(opening + 1);
    const closing = opening + charged + recalculated - paid;
    return {
      opening: String(opening),
      charged: String(charged),
      recalculated: String(recalculated),
      paid: String(paid),
      closing: String(closing),
    };
  };
  const line = (one: Bill['charges'][number]['lines'][number]) => {
    const [reading, used] = [figure(90_000), figure(400)];
    const charged = String(figure(200_000));
    return one.currentReading === null
      ? { ...one, charged }
      : {
          ...one,
          charged,
          previousReading: String(reading),
          currentReading: String(reading + used),
          volume: String(used),
        };
  };
  const [first] = bill.charges;
  const many = Array.from({ length: lines }, (_, n) => ({
    ...first!,
    service: `Услуга ${n}`,
    lines: first!.lines.slice(0, 1),
  }));
  const charges = (lines ? many : bill.charges).map((one) => ({ ...one, ...sums(), lines: one.lines.map(line) }));
  const total = (of: keyof ReturnType<typeof sums>) => String(charges.reduce((sum, one) => sum + Number(one[of]), 0));
  return {
    ...bill,
    number: String(100_000_000 + made),
    owner: `Иванова Анна ${made}`,
    address: `г. Энск, ул. Ленина, д. ${figure(200)}, кв. ${figure(300)}`,
    charges,
    opening: total('opening'),
    charged: total('charged'),
    recalculated: total('recalculated'),
    paid: total('paid'),
    closing: total('closing'),
  };
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
    const { tenant, template, bill } = bills[made % bills.length]!;
    const changed = varied(bill, ++made, lines);
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
