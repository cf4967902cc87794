import { sql } from 'kysely';
import { accountValues, linkedToViewer } from '../accounts/linked-accounts.ts';
import type { Context } from '../context.ts';
import type { Column } from '../database/read/declare.ts';
import type { NamedValues } from '../database/read/reads.ts';
import { compile, named, NamedSlot } from '../database/read/statement.ts';
import { KabinetError } from '../errors.ts';
import type { HistoryInterval } from './history-interval.ts';
import { histories, type HistoryName } from './histories.ts';

/**
 * Several times what monthly readings and bills come to in five years. The file is written while others wait: a workbook of
 * so many rows takes a third of a second, one of a usual account some twenty milliseconds.
 */
const mostRows = 5000;

const accountColumn: Column = (property) => sql.ref(`a.${property === 'tenantId' ? 'tenant_id' : property}`);

/** One statement for each history: the account, if the resident may see it, with its rows. */
const statements = Object.fromEntries(
  Object.entries(histories).map(([name, { rows }]) => [
    name,
    compile(sql`
      select a.number, (select coalesce(json_agg(row_to_json(q)), '[]') from (${rows} limit ${sql.lit(mostRows + 1)}) q) as rows
      from account a where a.id = ${named('accountId', 'uuid')} and ${linkedToViewer(accountColumn)}`),
  ]),
);

/** Which rows of whose account. */
export interface HistoryAsked extends HistoryInterval {
  name: HistoryName;
  accountId: string;
}

/**
 * The rows of a history and the number of its account; undefined when the resident may see no such account. What is masked
 * in the portal is masked here, by the same words of the statement.
 * @throws KabinetError BAD_USER_INPUT when there are more rows than a file takes
 */
export async function readHistory(
  context: Pick<Context, 'read' | 'tenant'>,
  residentId: string,
  { name, accountId, from, to }: HistoryAsked,
): Promise<{ number: string; rows: Record<string, unknown>[] } | undefined> {
  const { timeZone } = context.tenant;
  const values: NamedValues = { ...accountValues(context, residentId, undefined), accountId, from, to, timeZone };
  const { text, parameters } = statements[name]!;
  const [found] = await context.read<{ number: string; rows: Record<string, unknown>[] }>(
    `history_${name}`,
    text,
    parameters.map((one) => (one instanceof NamedSlot ? valueOf(one, values) : one)),
  );
  if (found && found.rows.length > mostRows)
    throw new KabinetError('BAD_USER_INPUT', 'За этот срок слишком много записей. Выберите срок короче.', {
      argument: 'from',
    });
  return found;
}

/** What is masked by a value that nobody gave would not be masked: such a statement must not run. */
function valueOf({ name }: NamedSlot, values: NamedValues): unknown {
  if (!Object.hasOwn(values, name)) throw new Error(`nothing gives the value of ${name}`);
  return values[name];
}
