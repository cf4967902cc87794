import type { Context } from '../../../context.ts';

/** Whether the utility lets a passkey stand for the PIN (rule `settings.pin.biometrics`). */
export function offersPasskeys({ tenant }: Pick<Context, 'tenant'>): boolean {
  const { pin } = tenant.rules.settings;
  return pin.mode === 'OFFERED' && pin.biometrics;
}
