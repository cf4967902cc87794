import type { TemplateFault } from './compile-bill.ts';

/** Why a document could not be rendered. BUSY: too many are waiting. */
export type DocumentFault = 'TEMPLATE' | 'CRASH' | 'TIMEOUT' | 'BUSY' | 'CLOSED';

/**
 * Thrown when a document could not be rendered. What it is of can still be read. `faults` may quote the document: the message
 * does not, it goes to logs and to staff.
 */
export class DocumentFailedError extends Error {
  readonly fault: DocumentFault;
  readonly faults: readonly TemplateFault[];

  constructor(fault: DocumentFault, faults: readonly TemplateFault[] = []) {
    const places = faults.flatMap(({ place }) => place ?? []);
    super(`a document could not be rendered: ${fault}${places.length > 0 ? ` at ${places.join(', ')}` : ''}`);
    this.name = 'DocumentFailedError';
    this.fault = fault;
    this.faults = faults;
  }
}
