import { randomUUID } from 'node:crypto';
import { autopayDue } from '../../server/paying/autopay/start-autopay.ts';
import { pollOnce } from '../../server/paying/start-polling.ts';
import type { TestCard } from '../support/sandbox-bank.ts';
import { plain } from '../readings/households.ts';
import { type Payer, PayTown, type Wanted } from './pay-town.ts';

export const autopayFields = `own status mode day limit card { id maskedPan expiry } stoppedBy message nextOn nextAmount`;

const setQuery = `mutation ($input: SetAutopayInput!) { setAutopay(input: $input) { __typename
  ... on AutopaySet { autopay { ${autopayFields} } } ... on AutopayRefused { reason message field } } }`;

/** What a resident does with autopay over HTTP, and a bank that keeps cards. */
export class AutopayTown {
  private constructor(readonly pay: PayTown) {}

  static async open(tenantsDir?: string): Promise<AutopayTown> {
    return new AutopayTown(await PayTown.open(tenantsDir));
  }

  close(): Promise<void> {
    return this.pay.close();
  }

  get bank() {
    return this.pay.bank;
  }

  get clock() {
    return this.pay.town.clock;
  }

  /** A resident who has paid a rouble and let the bank remember the card. */
  async payer(slug = 'elista', wanted: Wanted = {}, card: TestCard = 'PAYS'): Promise<Payer> {
    const payer = await this.pay.payer(slug, wanted);
    await this.remember(payer, card);
    return payer;
  }

  async remember(payer: Payer, card: TestCard = 'PAYS', said: object = {}): Promise<void> {
    const started = await this.pay.start(payer, { amount: '1.00', rememberCard: true, ...said });
    if (!started.payUrl) throw new Error(JSON.stringify(started));
    await this.bank.pay({ formUrl: started.payUrl }, card);
    await this.pay.ask(payer, `mutation { checkPayment(id: "${started.payment.id}") { status } }`);
  }

  async cards(payer: Payer): Promise<{ id: string; maskedPan: string; expiry: string }[]> {
    return (await this.pay.ask(payer, '{ viewer { cards { id maskedPan expiry } } }')).data!['viewer'].cards;
  }

  /** The whole answer, errors as well. */
  async send(payer: Payer, input: object): Promise<any> {
    return plain(await this.pay.ask(payer, setQuery, input));
  }

  /** What came of setting it: on the 25th unless told otherwise. */
  async set(payer: Payer, said: object = {}): Promise<any> {
    const [card] = await this.cards(payer);
    const input = { accountId: payer.account, cardId: card?.id, mode: 'ON_DAY', day: 25, limit: '5000.00', ...said };
    const answer = await this.send(payer, { key: randomUUID(), ...input });
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data.setAutopay;
  }

  async autopay(payer: Payer): Promise<any> {
    const answer = await this.pay.ask(payer, `{ account(id: "${payer.account}") { autopay { ${autopayFields} } } }`);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return plain(answer.data!['account'].autopay);
  }

  async stop(payer: Payer, account = payer.account): Promise<any> {
    return plain(
      await this.pay.ask(payer, `mutation { stopAutopay(accountId: "${account}") { autopay { status nextOn } } }`),
    );
  }

  async forget(payer: Payer, card: string): Promise<any> {
    return plain(await this.pay.ask(payer, `mutation { forgetCard(id: "${card}") { cards { id } } }`));
  }

  /** Noon in Moscow of a day, and what the workers do then. */
  async on(day: string): Promise<void> {
    this.clock.advance((Date.parse(`${day}T09:00:00Z`) - this.clock.now().getTime()) / 1000);
    await this.look();
    for (let n = 0; n < 4; n += 1) {
      await this.poll();
      this.clock.advance(30);
    }
    await this.look();
  }

  async look(): Promise<void> {
    const { tenants, settler } = this.pay.town.server.shared;
    const faults: unknown[] = [];
    const log = { warn: (fault: unknown) => void faults.push(fault) };
    await autopayDue({ tenants, settler, place: { mode: 'development', port: () => this.pay.town.server.port }, log });
    if (faults.length > 0) throw new Error(JSON.stringify(faults));
  }

  async poll(): Promise<void> {
    const { tenants, settler } = this.pay.town.server.shared;
    await Promise.all(tenants.map((tenant) => pollOnce(settler, tenant)));
  }

  /** Signs in once more: days have gone by. */
  async again(payer: Payer): Promise<void> {
    payer.token = (await this.pay.town.signIn(payer.slug, payer.person)).accessToken!;
  }

  /** Orders that were paid with a bound card, at the bank. */
  automatic(payer: Payer): Promise<{ status: string; amount: string; order: string }[]> {
    return this.pay.sql(
      `select status, amount::text, external_id as "order" from payment where account_id = $1 and automatic order by begun_at`,
      [payer.accountId],
    );
  }
}
