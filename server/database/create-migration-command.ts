import 'reflect-metadata';
import { join } from 'node:path';
import { entities } from '../entities.ts';
import { createOrm } from './orm.ts';

// npm run migration -- <verb_noun>: writes migrations/Migration<timestamp>_<verb_noun>.ts with what the entities have and the
// snapshot of the newest migration has not. Needs no database with data: the snapshot is the state to compare with.
const [name] = process.argv.slice(2);
if (!name || !/^[a-z]+(_[a-z]+)+$/.test(name)) {
  console.error('Name the migration by a verb and a noun: npm run migration -- add_consents');
  process.exit(1);
}
const root = join(import.meta.dirname, '..', '..', '..');
const orm = await createOrm({
  entities,
  url: process.env['DATABASE_OWNER_URL'] ?? 'postgres://nobody@127.0.0.1:1/none',
  migrations: join(root, 'migrations'),
});
const { fileName, diff } = await orm.migrator.create(undefined, false, false, name);
console.log(fileName ? `migrations/${fileName}: ${diff.up.length} statements` : 'Nothing has changed.');
await orm.close();
