import { chargesHistory } from './charges-history.ts';
import { consumptionHistory } from './consumption-history.ts';
import type { History } from './history-table.ts';
import { paymentsHistory } from './payments-history.ts';
import { readingsHistory } from './readings-history.ts';
import { statementHistory } from './statement-history.ts';

/** What can be downloaded, by the name in its address. Each reads its own rows, so here they are of any shape. */
export const histories = {
  charges: chargesHistory as unknown as History,
  payments: paymentsHistory as unknown as History,
  readings: readingsHistory as unknown as History,
  consumption: consumptionHistory as unknown as History,
  statement: statementHistory as unknown as History,
};

export type HistoryName = keyof typeof histories;
