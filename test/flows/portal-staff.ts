import { enrolStaff } from '../../server/admin/enrol-staff.ts';
import { writeAs } from '../../server/database/tenant-writer.ts';
import { signInStaff } from '../sessions/neighbours.ts';
import { askGraphql, type GraphqlAnswer } from '../support/http.ts';
import type { TestServer } from '../support/server.ts';

/** Staff of a utility, signed in: gives how they ask its server. */
export async function staffOf(
  { shared, port }: TestServer,
  slug: string,
): Promise<(query: string, input?: object) => Promise<GraphqlAnswer<Record<string, any>>>> {
  const { tenantIds, clock, orm } = shared;
  const tenantId = tenantIds.get(slug)!;
  const known = { login: 'office', password: 'staff password' };
  await enrolStaff({ tenantId, clock, write: writeAs(orm, tenantId) }, known);
  const { data } = await askGraphql(port, slug, signInStaff, { variables: { input: known } });
  const token = data!['signInStaff'].accessToken as string;
  return (query, input) => askGraphql(port, slug, query, { token, ...(input ? { variables: { input } } : {}) });
}
