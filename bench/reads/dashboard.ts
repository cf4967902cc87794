import { accountId, residentId } from './generate.ts';

/** Who takes part, in the order of a round. */
export const contenders = ['kabinet', 'floor', 'postgraphile', 'mercurius'] as const;
export type Contender = (typeof contenders)[number];

/** What a request needs to know besides the account's number. */
export interface Asking {
  tenantId: number;
  accounts: number;
  residents: number;
  /** Host of the tenant's portal. */
  host: string;
  /** Access token of resident r at r - 1. */
  tokens: readonly string[];
}

/** The dashboard of one account: the same content asked of every contender, each in its own tongue. */
const queries = {
  kabinet: `query Dashboard($id: ID!) { account(id: $id) { number address balance
    meters { serial readings(first: 12) { nodes { registerCode value takenOn } } }
    bills(first: 12) { nodes { period charged paid closing } }
    payments(first: 10) { nodes { amount paidAt status } } } }`,
  mercurius: `query Dashboard($id: ID!) { account(id: $id) { number address balance
    meters { serial readings(first: 12) { registerCode value takenOn } }
    bills(first: 12) { period charged paid closing }
    payments(first: 10) { amount paidAt status } } }`,
  postgraphile: `query Dashboard($tenant: Int!, $id: UUID!) { account: accountByTenantIdAndRowId(tenantId: $tenant, rowId: $id) { number address balance
    meters: metersByTenantIdAndAccountIdList(orderBy: [SERVICE_CODE_ASC, SERIAL_ASC]) { serial
      readings: readingsList(first: 12, orderBy: [TAKEN_ON_DESC, REGISTER_CODE_DESC, SOURCE_DESC]) { registerCode value takenOn } }
    bills: billsByTenantIdAndAccountIdList(first: 12, orderBy: [PERIOD_DESC]) { period charged paid closing }
    payments: paymentsByTenantIdAndAccountIdList(first: 10, orderBy: [PAID_AT_DESC, ROW_ID_DESC]) { amount paidAt status } } }`,
};

/** One line, as a client's build leaves it. */
const minified = (query: string): string => query.replace(/\s+/g, ' ');

/** Account ids as Kabinet hands them out: kind and uuid in one opaque text. */
const opaqueId = (uuid: string): string => Buffer.from(`01${uuid.replaceAll('-', '')}`, 'hex').toString('base64url');

/** Makes the bytes of a contender's requests for account n, as a browser's connection would carry them. */
export function requestsFor(contender: Contender, port: number, asking: Asking): (n: number) => Buffer {
  const { tenantId, residents, tokens } = asking;
  const host = contender === 'kabinet' ? asking.host : `127.0.0.1:${port}`;
  if (contender === 'floor')
    return (n) =>
      Buffer.from(
        `GET /accounts/${accountId(tenantId, n)} HTTP/1.1\r\nhost: ${host}\r\naccept: application/json\r\n\r\n`,
      );
  const query = JSON.stringify(minified(queries[contender]));
  const variables = (n: number): string => {
    const uuid = accountId(tenantId, n);
    if (contender === 'kabinet') return `{"id":"${opaqueId(uuid)}"}`;
    return contender === 'postgraphile' ? `{"tenant":${tenantId},"id":"${uuid}"}` : `{"id":"${uuid}"}`;
  };
  return (n) => {
    const body = `{"query":${query},"operationName":"Dashboard","variables":${variables(n)}}`;
    const authorization = contender === 'kabinet' ? `authorization: Bearer ${tokens[n % residents]}\r\n` : '';
    return Buffer.from(
      `POST /graphql HTTP/1.1\r\nhost: ${host}\r\n${authorization}accept: application/json\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  };
}

/** The residents whose tokens are needed: resident r is the (r - 1)-th. */
export const residentIds = ({ tenantId, residents }: Pick<Asking, 'tenantId' | 'residents'>): string[] =>
  Array.from({ length: residents }, (_, index) => residentId(tenantId, index + 1));

interface Nodes {
  nodes: Row[];
}
type Row = Record<string, unknown>;
interface Dashboard extends Row {
  meters: (Row & { readings: Nodes | Row[] })[];
  bills: Nodes | Row[];
  payments: Nodes | Row[];
}

/**
 * A contender's answer in one form, to be compared with the others': Kabinet's. PostGraphile gives kopecks, whole dates and
 * times in the database's zone; everything else must be equal as it stands.
 */
export function comparable(contender: Contender, body: string): unknown {
  const { account } = (JSON.parse(body) as { data: { account: Dashboard } }).data;
  const rows = (list: Nodes | Row[]): Row[] => (Array.isArray(list) ? list : list.nodes);
  const rubles = (row: Row, ...names: string[]): Row => {
    if (contender !== 'postgraphile') return row;
    return { ...row, ...Object.fromEntries(names.map((name) => [name, (Number(row[name]) / 100).toFixed(2)])) };
  };
  return {
    ...rubles(account, 'balance'),
    meters: account.meters.map((meter) => ({ ...meter, readings: rows(meter.readings) })),
    bills: rows(account.bills).map((bill) => ({
      ...rubles(bill, 'charged', 'paid', 'closing'),
      period: String(bill['period']).slice(0, 7),
    })),
    payments: rows(account.payments).map((payment) => ({
      ...rubles(payment, 'amount'),
      paidAt: new Date(String(payment['paidAt'])).toISOString(),
    })),
  };
}
