import { z } from 'zod';

/** How the sandbox bank misbehaves, for all orders or for one. */
export const Switches = z.strictObject({
  slowMs: z.int().min(0).max(600_000).describe('Answers so many milliseconds late.'),
  fault: z
    .enum(['NONE', 'ERROR_500', 'HTML', 'HANG', 'TRUNCATED', 'SYSTEM_ERROR'])
    .describe(
      'What calls get in place of an answer. HANG: nothing, ever. Nothing was done then, except with TRUNCATED.',
    ),
  dropAfterWork: z.boolean().describe('Does what was asked, then breaks the connection.'),
  methods: z
    .array(z.string().regex(/^\w+$/))
    .describe('Which methods the three above are for: register, refund …; empty: all.'),
  loseCallbacks: z.boolean().describe('Sends no callbacks.'),
  repeatCallbacks: z.int().min(1).max(1000).describe('Sends each callback so many times at once.'),
  callbackMethod: z.enum(['GET', 'POST']),
  declineWith: z.int().nullable().describe('Declines every payment with this action code: 116 not enough money.'),
  statusAmount: z.string().regex(/^\d+$/).nullable().describe('The status says this sum, in kopecks.'),
  statusCurrency: z
    .string()
    .regex(/^\d{3}$/)
    .nullable(),
  statusOrderNumber: z.string().min(1).nullable(),
});

export type Switches = z.output<typeof Switches>;

/** Some of them, as they are set; for the order of this number, or for every order without one. */
export const SwitchesSet = z.strictObject({ orderNumber: z.string().min(1).optional(), ...Switches.partial().shape });

/** A bank that does what it should. */
export const wellBehaved: Switches = {
  slowMs: 0,
  fault: 'NONE',
  dropAfterWork: false,
  methods: [],
  loseCallbacks: false,
  repeatCallbacks: 1,
  callbackMethod: 'GET',
  declineWith: null,
  statusAmount: null,
  statusCurrency: null,
  statusOrderNumber: null,
};
