// npm run provision -- <admin url> [database]: prepares an external PostgreSQL once, prints what to configure.
import { newPasswords, provisionDatabase, provisionRoles, roleUrls } from './provision.ts';

const [adminUrl, database = 'kabinet'] = process.argv.slice(2);
if (!adminUrl) {
  console.error('npm run provision -- postgres://admin:password@host:5432/postgres [database, "kabinet" unless told]');
  process.exit(1);
}
try {
  const passwords = newPasswords();
  await provisionRoles(adminUrl, passwords);
  await provisionDatabase(adminUrl, database);
  const urls = roleUrls(adminUrl, database, passwords);
  console.log('# The passwords are new (earlier ones of these roles no longer work) and are kept nowhere else.');
  console.log(`DATABASE_URL=${urls.appUrl}`);
  console.log(`DATABASE_OWNER_URL=${urls.ownerUrl}`);
  console.log(`DATABASE_IMPORTER_URL=${urls.importerUrl}`);
} catch (error) {
  console.error(`The server could not be prepared: ${(error as Error).message}`);
  process.exitCode = 1;
}
