/**
 * What a bill says, as a template receives it: every text is ready to be set, every sum written out. A template lays it out
 * and adds words of its own; it computes nothing.
 */
export interface BillData {
  /** «Счёт за октябрь 2026» */
  title: string;
  /** «октябрь 2026» */
  period: string;
  colours: { accent: string; onAccent: string; ink: string; surface: string };
  supplier: { name: string; shortName: string; portal: string };
  requisites: Labelled[];
  contacts: {
    phones: { purpose: string; number: string; hours: string }[];
    offices: { name: string; address: string; hours: string }[];
    email: string | null;
    website: string | null;
  };
  account: { label: string; number: string; owner: string; address: string; facts: Labelled[] };
  services: BilledService[];
  total: Balance;
  /** Whether anything was recalculated, so that the column is worth its place. */
  recalculated: boolean;
  /** PAY: above zero. NOTHING: zero. PREPAID: below zero, and `sum` is the prepayment without its sign. */
  due: { kind: 'PAY' | 'NOTHING' | 'PREPAID'; sum: string; by: string };
  /** The bytes of the payment code in base64; null when there is nothing to pay. Templates get it drawn: its size in modules, with `code.dots` beside. */
  code: string | null;
}

/** A name and what it stands for. */
export interface Labelled {
  label: string;
  value: string;
}

/** Opening + charged + recalculated − paid = closing, in rubles. */
export interface Balance {
  opening: string;
  charged: string;
  recalculated: string;
  paid: string;
  closing: string;
}

/** A service of the bill with its lines. */
export interface BilledService extends Balance {
  name: string;
  lines: BilledLine[];
}

/** Readings × tariff, or norm × tariff. Texts are empty where there is nothing to say. */
export interface BilledLine {
  /** «день», «по счётчику», «по нормативу» */
  what: string;
  from: string;
  to: string;
  volume: string;
  unit: string;
  tariff: string;
  charged: string;
}
