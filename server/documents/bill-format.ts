/** A format a bill is offered in (rules.bills.formats). */
export type BillFormat = 'PDF' | 'PNG';

/** The ending of a file of this format, and what it is called in HTTP and in letters. */
export const billFormats = {
  PDF: { ending: 'pdf', contentType: 'application/pdf' },
  PNG: { ending: 'png', contentType: 'image/png' },
} as const satisfies Record<BillFormat, { ending: string; contentType: string }>;
