import type { PayFormNowFragment } from '../graphql/generated/graphql.ts';
import { kopecks, money } from '../locale/money.ts';

type Form = Pick<
  PayFormNowFragment,
  'amountDue' | 'minimum' | 'maximum' | 'services' | 'readingsRequired' | 'consents' | 'open'
>;

/** What is other than it was when the resident began to fill in, in sentences; the sum first. */
export function changesBetween(before: Form, now: Form): string[] {
  const told = [
    turned('К оплате', before.amountDue, now.amountDue),
    ...now.services.map(({ service, debt }) => {
      const old = before.services.find((one) => one.service.code === service.code);
      return old ? turned(service.name, old.debt, debt) : `Добавилось: ${service.name}, ${money(debt)}.`;
    }),
    ...before.services
      .filter(({ service }) => !now.services.some((one) => one.service.code === service.code))
      .map(({ service }) => `Больше нет: ${service.name}.`),
    turned('Самый маленький платёж', before.minimum, now.minimum),
    now.maximum !== null && now.maximum !== before.maximum
      ? `За один раз теперь можно заплатить до ${money(now.maximum)}.`
      : undefined,
    now.readingsRequired && !before.readingsRequired ? 'Вместе с оплатой теперь нужны показания.' : undefined,
    ...now.consents
      .filter(({ kind, version }) => !before.consents.some((one) => one.kind === kind && one.version === version))
      .map(({ title }) => `Обновился текст «${title}»: прочитайте его и отметьте снова.`),
    now.open && now.open.id !== before.open?.id
      ? `Уже начат платёж на ${money(now.open.amount)}: возможно, в другом окне.`
      : undefined,
  ].filter((sentence) => sentence !== undefined);
  return told.length > 0 ? told : ['Начисления обновились.'];
}

function turned(name: string, before: string, now: string): string | undefined {
  return kopecks(before) === kopecks(now) ? undefined : `${name}: было ${money(before)}, стало ${money(now)}.`;
}
