/**
 * What the server's role may do with each table. A table that is not listed is out of its reach; a column that is not
 * listed after `update` never changes through the server. Imported facts (accounts, bills, payments of banks) are only
 * read: the importer writes them. Applied by the migration step after every migration, so a new table cannot be forgotten
 * open, only closed.
 */
export const appGrants: Readonly<Record<string, readonly string[]>> = {
  tenant: ['select'],
  tenant_rules: ['select'],
  service: ['select'],
  // The balance follows from the ledger; a payment in the portal is seen in it at once.
  account: ['select', 'update (balance)'],
  account_number: ['select'],
  account_service: ['select', 'update (balance)'],
  account_resident: ['select', 'insert', 'update (proof)', 'delete'],
  office_code: ['select', 'insert', 'update (used_at, used_by)', 'delete'],
  detachment: ['select', 'insert', 'update (told_at)'],
  service_stop: ['select', 'insert', 'delete'],
  meter: ['select'],
  register: ['select'],
  // What a resident hands in, and its correction; what registries brought is the importer's.
  reading: ['select', 'insert', 'update (value, taken_on, status, received_at, resident_id, photo_id, refusal)'],
  reading_submission: ['select', 'insert'],
  reading_photo: ['select', 'insert', 'delete'],
  reading_export: ['select', 'insert', 'update (status, sent, readings, sha256, finished_at)', 'delete'],
  bill: ['select'],
  charge: ['select'],
  bill_line: ['select'],
  preliminary_charge: ['select', 'insert', 'delete'],
  // What a payment is of never changes; where it stands does, along its steps. Its payer can be forgotten (152-ФЗ).
  payment: ['select', 'insert', 'update (status, step, paid_at, refunded, next_check_at, checks, payer)'],
  payment_step: ['select', 'insert'],
  payment_order: ['select', 'insert'],
  payment_part: ['select', 'insert'],
  payment_reading: ['select', 'insert', 'update (refusal)'],
  money_key: ['select', 'insert'],
  refund: ['select', 'insert', 'update (kind, status, decided_at, sent_at, sends, next_check_at, checks, detail)'],
  refund_request: ['select', 'insert', 'update (status, answer, decided_at, decided_by)'],
  payment_export: [
    'select',
    'insert',
    'update (status, sent, number, file_name, payments, refunds, amount, sha256, finished_at)',
    'delete',
  ],
  // What is in a file stays in it.
  exported_payment: ['select', 'insert'],
  card_binding: ['select', 'insert', 'update (removed_at, unbind_at, masked_pan, expiry)'],
  autopay: ['select', 'insert', 'update (resident_id, card_id, mode, day, "limit", status, stopped_by, changed_at)'],
  autopay_run: ['select', 'insert', 'update (status, pay_on, announced_at, announced_amount, payment_id, skipped_by)'],
  // The ledger is only ever added to.
  posting: ['select', 'insert'],
  ledger_entry: ['select', 'insert'],
  reconciliation: [
    'select',
    'insert',
    'update (status, orders, bank_amount, payments, payments_amount, ledger_amount, differences, compared_at)',
  ],
  reconciliation_difference: ['select', 'insert', 'update (here, there, found_at, settled_at, note)'],
  registry_import: ['select', 'insert'],
  registry_fault: ['select'],
  resident: ['select', 'insert', 'update (name, email, phone, home_phone, password_hash, status)'],
  login: ['select', 'insert', 'delete'],
  resident_account: ['select', 'insert', 'update (position)', 'delete'],
  session: ['select', 'insert', 'update (last_used_at, expires_at, ended_at, "end", ip, user_agent)', 'delete'],
  refresh_token: ['select', 'insert', 'update (used_at, replaced_by)', 'delete'],
  message: ['select', 'insert', 'update (status, attempts, next_attempt_at, fault, data, finished_at)', 'delete'],
  staff_notice: ['select', 'insert', 'update (details, times, last_at, seen_at)'],
  delivery_choice: [
    'select',
    'insert',
    'update (bill_by_email, paper_refused, paper_refused_at, changed_at)',
    'delete',
  ],
  notice_choice: ['select', 'insert', 'update (chosen, changed_at)', 'delete'],
  reminder: ['select', 'insert', 'delete'],
  publication: ['select', 'insert', 'update (status, finished_at, accounts, accounts_done, messages, last_account_id)'],
  password_reset: [
    'select',
    'insert',
    'update (resident_id, code_hash, link_hash, attempts, created_at, expires_at)',
    'delete',
  ],
  contact_change: ['select', 'insert', 'update (address, code_hash, attempts, created_at, expires_at)', 'delete'],
  device: ['select', 'insert', 'update (pin_hash, pin_attempts, challenge, challenge_at, last_used_at)', 'delete'],
  passkey: ['select', 'insert', 'update (counter, last_used_at)', 'delete'],
  used_captcha: ['select', 'insert', 'delete'],
  // A record before the law: given and withdrawn, nothing else.
  consent: ['select', 'insert', 'update (withdrawn_at, withdrawn_by)'],
  registration: [
    'select',
    'insert',
    `update (status, step, checks_done, proofs, account_number, account_id, login, name, email, phone, password_hash, office_code_hash,
      consents, code_hash, link_hash, one_time_hash, attempts, code_expires_at, expires_at)`,
    'delete',
  ],
  staff: ['select', 'insert', 'update (password_hash, status)'],
  staff_act: ['select', 'insert'],
  throttle: ['select', 'insert', 'update (window_started_at, attempts)', 'delete'],
};

/** The importer reads and writes what registries bring, and reports; it cannot touch residents or their sessions. */
const importerTables = [
  'service',
  'account',
  'account_number',
  'account_service',
  'meter',
  'register',
  'reading',
  'bill',
  'charge',
  'bill_line',
  'preliminary_charge',
  'payment',
  'registry_import',
  'registry_fault',
];

/** SQL that takes everything from the two roles and gives back what is listed above. Run as owner, in one transaction. */
export function grantStatements(roles: { app: string; importer: string }): string[] {
  const { app, importer } = roles;
  return [
    `revoke all on all tables in schema public from ${app}, ${importer}, public`,
    `revoke create on schema public from ${app}, ${importer}, public`,
    `grant usage on schema public, app to ${app}, ${importer}`,
    `grant execute on all functions in schema app to ${app}, ${importer}`,
    ...Object.entries(appGrants).flatMap(([table, rights]) =>
      rights.map((right) => `grant ${right} on ${table} to ${app}`),
    ),
    `grant select on tenant, tenant_rules to ${importer}`,
    `grant select, insert, update, delete on ${importerTables.join(', ')} to ${importer}`,
    // An account that has another owner is taken off its residents in the import's own transaction.
    `grant select, delete on account_resident, resident_account to ${importer}`,
    // Where the rules let it stay with them, what they proved was of the owner before.
    `grant update (proof) on account_resident to ${importer}`,
    `grant select, insert on detachment to ${importer}`,
    // Codes that were handed out to the owner before must not bind the account any more.
    `grant select, delete on office_code to ${importer}`,
    // By these a registry's row is known for a payment of the portal, which is credited already.
    `grant select on payment_order, payment_step, refund to ${importer}`,
    // Registries post what they bring; they change no posting.
    `grant select, insert on posting, ledger_entry to ${importer}`,
  ];
}
