/** A reading as digits in threes: "04512" → «4 512». */
export function readingDigits(value: string): string {
  const bare = value.replace(/^0+(?=\d)/, '');
  return bare.replace(/\B(?=(?:\d{3})+$)/g, '\u202F');
}

type RegisterLabels = readonly { registers: number; labels: readonly string[] }[];

/** What a register is called on a meter with so many of them, by the utility's rule; its bare code without one. */
export function registerLabel(rules: RegisterLabels, registers: number, code: 'T1' | 'T2' | 'T3'): string {
  return rules.find((one) => one.registers === registers)?.labels[Number(code.slice(1)) - 1] ?? code;
}
