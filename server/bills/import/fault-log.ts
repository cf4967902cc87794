import type { Fault, FaultCode } from './fault.ts';

/** Faults kept one by one; of a file with more only their number is known. It is refused anyway. */
const mostKept = 1000;

/** The rows set aside. */
export class FaultLog {
  readonly kept: Fault[] = [];
  readonly byCode = new Map<FaultCode, number>();
  count = 0;

  add(fault: Fault): void {
    this.count++;
    this.byCode.set(fault.code, (this.byCode.get(fault.code) ?? 0) + 1);
    if (this.kept.length < mostKept) this.kept.push(fault);
  }

  /** Adds faults that were only counted. */
  addCount(code: FaultCode, count: number): void {
    this.count += count;
    this.byCode.set(code, (this.byCode.get(code) ?? 0) + count);
  }

  /** How many more faults may be kept one by one. */
  get room(): number {
    return mostKept - this.kept.length;
  }
}
