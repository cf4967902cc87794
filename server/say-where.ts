import type { StartConfig } from './config.ts';
import { demoPassword, demoStaff, type DemoResident } from './sessions/enrol-demo-residents.ts';
import type { Tenant } from './tenancy/load-tenants.ts';

/** Prints where the portals are and, in development, as whom to look around: for the person who typed `npm start`. */
export function sayWhere(
  { mode, http }: Pick<StartConfig, 'mode' | 'http'>,
  port: number,
  tenants: readonly Tenant[],
  residents: readonly DemoResident[],
): void {
  const lines = [];
  if (http.port !== 0 && port !== http.port)
    lines.push(`Port ${http.port} is taken by another program, so this is ${port}.`, '');
  if (mode === 'production') lines.push(`Kabinet answers on port ${port}.`);
  else lines.push(`Kabinet is running: http://localhost:${port} lists the portals.`, '');
  for (const { slug, hosts } of tenants) {
    const address = mode === 'production' ? hosts.join(', ') : `http://${slug}.localhost:${port}`;
    const resident = residents.find(({ tenant }) => tenant === slug);
    const access = resident ? `  login ${resident.login}  password ${resident.password}` : '';
    lines.push(`  ${address.padEnd(36)}${access}`.trimEnd());
  }
  if (residents.length > 0)
    lines.push('', `Staff of each utility: login ${demoStaff}  password ${demoPassword}, by the mutation signInStaff.`);
  if (mode === 'development')
    lines.push('', 'GraphQL is at /graphql of each of them. Ctrl-C stops the server and its database.');
  console.log(`\n${lines.join('\n')}\n`);
}
