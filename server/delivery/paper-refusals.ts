import type { Context } from '../context.ts';
import type { Run } from '../database/tenant-reader.ts';
import { localDay } from '../tenancy/local-day.ts';
import { hasOwnChoices } from './own-choices.ts';
import { residentsToTell, type ResidentToTell } from './residents-to-tell.ts';

/** An account whose bill need not be printed, and since which day. */
export interface PaperRefusal {
  number: string;
  refusedOn: string;
}

interface ChosenRow {
  number: string;
  accountId: string;
  choices: { resident: string; refused: boolean; refusedAt: string | null }[];
}

/** So many residents are looked up at once. */
const residentsAtOnce = 2000;

/**
 * The accounts whose paper bill was refused, by their numbers. What counts is what the settings show: of residents whose portal
 * is open and who have the account, of the primary one only where the rules say so. Whoever has the account too and chose to
 * keep the paper gets it.
 */
export async function paperRefusals(
  { tenant, tenantId }: Pick<Context, 'tenant' | 'tenantId'>,
  run: Run,
): Promise<PaperRefusal[]> {
  const rows = await run<ChosenRow>(
    'paper_refusals',
    `select a.number, d.account_id as "accountId", json_agg(json_build_object('resident', d.resident_id,
       'refused', d.paper_refused, 'refusedAt', d.paper_refused_at)) as choices
     from delivery_choice d
     join account_resident l on l.tenant_id = $1 and l.account_id = d.account_id and l.resident_id = d.resident_id
     join account a on a.tenant_id = $1 and a.id = d.account_id and a.status = 'ACTIVE'
     where d.tenant_id = $1
     group by a.number, d.account_id having bool_or(d.paper_refused) order by a.number collate "C"`,
    [tenantId],
  );
  const residents = await byId(run, tenantId, [
    ...new Set(rows.flatMap(({ choices }) => choices.map((one) => one.resident))),
  ]);
  return rows.flatMap(({ number, accountId, choices }) => {
    const counted = choices.filter(({ resident: id }) => {
      const resident = residents.get(id);
      return resident && hasOwnChoices(tenant, resident, accountId);
    });
    const days = counted.flatMap(({ refused, refusedAt }) =>
      refused && refusedAt !== null ? [localDay(tenant.timeZone, new Date(refusedAt))] : [],
    );
    const [refusedOn] = days.toSorted();
    return refusedOn !== undefined && days.length === counted.length ? [{ number, refusedOn }] : [];
  });
}

async function byId(run: Run, tenantId: number, ids: readonly string[]): Promise<Map<string, ResidentToTell>> {
  const found = new Map<string, ResidentToTell>();
  for (let from = 0; from < ids.length; from += residentsAtOnce)
    for (const resident of await residentsToTell(run, tenantId, ids.slice(from, from + residentsAtOnce)))
      found.set(resident.id, resident);
  return found;
}
