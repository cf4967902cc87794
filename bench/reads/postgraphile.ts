// PostGraphile 5 over the product's own tables and role, configured as for production: lists instead of connections where no
// cursor is asked for, answers written as text, no GraphiQL, no watching, no web sockets, the tenant by pgSettings.
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { pgSmartTags } from 'postgraphile/utils';
import { given, ready } from './serve.ts';

/** The key that says which meter a reading belongs to goes through its register: without it there is no list of readings. */
const readingsOfMeter = pgSmartTags({
  kind: 'class',
  match: 'reading',
  tags: {
    foreignKey:
      '(tenant_id, account_id, meter_id) references meter (tenant_id, account_id, id)|@fieldName meter|@foreignFieldName readings',
  },
});

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  plugins: [readingsOfMeter],
  pgServices: [
    makePgService({
      connectionString: given.appUrl,
      schemas: ['public'],
      pubsub: false,
      poolConfig: { max: given.pool },
    }),
  ],
  schema: { defaultBehavior: '-connection +list -insert -update -delete' },
  grafast: { explain: false, context: () => ({ pgSettings: { 'app.tenant_id': String(given.tenantId) } }) },
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false, websockets: false, outputDataAsString: true },
});

const server = createServer();
await instance.createServ(grafserv).addTo(server);
server.listen(0, '127.0.0.1', () => ready(server));
if (process.argv.includes('--schema')) {
  const { printSchema } = await import('graphql');
  console.log(printSchema(await instance.getSchema()));
}
