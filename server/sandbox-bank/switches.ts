/** How the sandbox bank misbehaves, for all orders or for one. */
export interface Switches {
  /** Answers so many milliseconds late. */
  slowMs: number;
  /** What calls get in place of an answer; nothing was done then. */
  fault: 'NONE' | 'ERROR_500' | 'HTML' | 'HANG' | 'TRUNCATED' | 'SYSTEM_ERROR';
  /** Does what was asked and then breaks the connection. */
  dropAfterWork: boolean;
  /** Which methods `slowMs`, `fault` and `dropAfterWork` are for: `register`, `refund` …; empty: all. */
  methods: string[];
  /** Sends no callbacks. */
  loseCallbacks: boolean;
  /** Sends each callback so many times at once. */
  repeatCallbacks: number;
  /** What the status says in place of the truth. */
  statusAmount: string | undefined;
  statusCurrency: string | undefined;
  statusOrderNumber: string | undefined;
}
