/** Under this name the browser is asked to wake the worker when the network is back. */
export const SYNC_TAG = 'kabinet-readings';

/** Where tabs of one browser, and the worker behind them, tell each other. */
export const TOLD = { session: 'kabinet-session', readings: 'kabinet-readings' } as const;
