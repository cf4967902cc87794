import { createSignal } from 'solid-js';
import { tenantFacts } from '../tenant/facts.ts';

const [stopped, setStopped] = createSignal(tenantFacts.stopped);

/** What the utility tells its residents while its portal is stopped; null: it works, as far as the page knows. */
export { stopped, setStopped };
