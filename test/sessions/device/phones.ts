import type { Context } from '../../../server/context.ts';
import { setPin } from '../../../server/sessions/device/set-pin.ts';
import { signInWithPin } from '../../../server/sessions/device/sign-in-with-pin.ts';
import type { SignedInOutcome } from '../../../server/sessions/sign-in.ts';
import { signIn } from '../../../server/sessions/sign-in.ts';
import { type Device, newDevice, type Portals } from '../portals.ts';

/** A PIN nobody tries first. */
export const pin = '4071';

/** A resident with a phone on which they are signed in. */
export interface Owner {
  id: string;
  login: string;
  password: string;
  phone: Device;
}

/** Residents of one utility and their phones, for the acts of a known device. */
export class Phones {
  constructor(
    readonly portals: Portals,
    readonly slug = 'kaluga',
  ) {}

  async owner(): Promise<Owner> {
    return { ...(await this.portals.resident(this.slug)), phone: newDevice() };
  }

  /** The context of a request from the phone, signed in anew by the password. */
  async signedIn(owner: Omit<Owner, 'id'>, phone = owner.phone): Promise<Context> {
    const context = this.portals.context(this.slug, phone);
    const outcome = (await signIn(context, owner)) as SignedInOutcome;
    const who = await context.tokens.check(outcome.accessToken, context.tenant);
    return { ...this.portals.context(this.slug, phone), who };
  }

  /** A resident whose phone has a PIN. */
  async withPin(): Promise<Owner> {
    const owner = await this.owner();
    await setPin(await this.signedIn(owner), { pin });
    return owner;
  }

  /** Types a PIN on a phone; gives 'in' or the reason. */
  async type(phone: Device, typed = pin, process = 0): Promise<string> {
    const outcome = await signInWithPin(this.portals.context(this.slug, phone, { process }), { pin: typed });
    return 'accessToken' in outcome ? 'in' : outcome.reason;
  }

  devicesOf({ id }: { id: string }): Promise<{ id: string; attempts: number }[]> {
    return this.portals.given.sql('select id, pin_attempts as attempts from device where resident_id = $1', [id]);
  }
}
