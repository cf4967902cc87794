import type { JSX } from 'solid-js';
import { tenantFacts } from '../tenant/facts.ts';

/** Whose portal this is; leads to the first screen. The server draws the same before any script runs. */
export function Brand(): JSX.Element {
  return (
    <a href="/" class="shell-brand">
      <img src={tenantFacts.logoUrl} alt="" width="40" height="40" />
      <span>
        {tenantFacts.shortName}
        <small>{tenantFacts.productName}</small>
      </span>
    </a>
  );
}
