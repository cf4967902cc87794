import type { RegisterCode } from '../meters/meter.entity.ts';
import { registerLabel } from '../tenancy/rules/readings.ts';
import type { HistoryColumn } from './history-table.ts';

/** A row that may be of one zone of a meter. */
export interface ZoneRow {
  registerCode: RegisterCode | null;
  /** How many zones there are. */
  registers: number;
}

/** What the utility calls the zone; empty where there is but one. */
export const zoneColumn: HistoryColumn<ZoneRow> = {
  header: 'Зона',
  kind: 'text',
  width: 12,
  of({ registerCode, registers }, { rules }) {
    if (registerCode === null) return null;
    const zones = Math.max(registers, Number(registerCode.slice(1)));
    return zones > 1 ? registerLabel(rules.readings.registerLabels, zones, registerCode) : null;
  },
};
