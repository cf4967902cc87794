// Runs the embedded PostgreSQL of a folder until SIGTERM; says "<port>" when it is up. A process of its own, to be killed.
import { startEmbeddedServer } from '../../server/database/embedded-server.ts';

const server = await startEmbeddedServer(process.argv[2]!);
process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)));
setInterval(() => undefined, 60_000);
console.log(server.port);
