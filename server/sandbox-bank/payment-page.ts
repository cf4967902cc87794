import { randomBytes } from 'node:crypto';
import { escapeHtml } from '../portal/escape.ts';
import { page, type Page, sumInRubles } from './page-parts.ts';
import type { SandboxOrder } from './sandbox-order.ts';
import { actionWords, testCards, testCode, testCvc, testExpiry } from './test-cards.ts';

/** What was typed into the form of the card. */
export interface TypedCard {
  pan: string;
  expiry: string;
  cvc: string;
  remember: boolean;
}

/** What is wrong with it, by field. */
export type CardFaults = Partial<Record<'pan' | 'expiry' | 'cvc', string>>;

const nothingTyped: TypedCard = { pan: '', expiry: '', cvc: '', remember: true };

/** Puts a test card into the form. Without scripts its number is typed by hand. */
const script = `for (const one of document.querySelectorAll('[data-pan]')) one.addEventListener('click', () => {
  for (const name of ['pan', 'expiry', 'cvc']) document.getElementById(name).value = one.dataset[name];
  document.getElementById('pay').focus();
});`;

/** The page where the card is entered. */
export function cardPage(order: SandboxOrder, typed = nothingTyped, faults: CardFaults = {}): Page {
  const first = (['pan', 'expiry', 'cvc'] as const).find((name) => faults[name] !== undefined) ?? 'pan';
  const field = (name: 'pan' | 'expiry' | 'cvc', label: string, attributes: string) => {
    const fault = faults[name];
    const marks = fault === undefined ? '' : ` aria-invalid="true" aria-describedby="${name}-fault"`;
    return `<div><label for="${name}">${label}</label>
<input class="field" id="${name}" name="${name}" value="${escapeHtml(typed[name])}" required inputmode="numeric" ${attributes}${marks}${name === first ? ' autofocus' : ''}>
${fault === undefined ? '' : `<p class="bad" id="${name}-fault">${escapeHtml(fault)}</p>`}</div>`;
  };
  const cards = Object.values(testCards).map(
    ({ pan, note }) =>
      `<li><button type="button" class="quiet" data-pan="${spaced(pan)}" data-expiry="${testExpiry}" data-cvc="${testCvc}"><span class="number">${spaced(pan)}</span><span>${note}</span></button></li>`,
  );
  const body = `<h1>Оплата картой</h1>
<p class="sum">${sumInRubles(order.amount)}</p>
<p class="what">${escapeHtml(order.description === '' ? `Заказ ${order.orderNumber}` : order.description)}</p>
<form method="post" novalidate>
${field('pan', 'Номер карты', 'autocomplete="off" maxlength="23"')}
<div class="pair">
${field('expiry', 'Месяц и год', 'autocomplete="off" maxlength="7" placeholder="ММ/ГГ"')}
${field('cvc', 'Код CVC', 'autocomplete="off" maxlength="3"')}
</div>
${order.clientId === undefined ? '' : `<label class="tick"><input type="checkbox" name="remember" value="yes"${typed.remember ? ' checked' : ''}>Запомнить карту для следующих платежей</label>`}
<button id="pay" name="act" value="pay">Оплатить ${sumInRubles(order.amount)}</button>
<button class="quiet" name="act" value="cancel" formnovalidate>Отказаться от оплаты</button>
</form>
<h2>Карты тестового банка</h2>
<p class="what">Нажмите на карту, и она подставится. Срок ${testExpiry}, код ${testCvc}.</p>
<ul>${cards.join('\n')}</ul>`;
  return page(`Оплата ${sumInRubles(order.amount)}`, body, { script, nonce: randomBytes(16).toString('base64') });
}

/** The page of 3-D Secure, where the code of the SMS is entered. */
export function codePage(order: SandboxOrder, wrong: boolean): Page {
  const body = `<h1>Подтвердите оплату</h1>
<p class="sum">${sumInRubles(order.amount)}</p>
<p class="what">Карта ${escapeHtml(order.maskedPan ?? '')}. Настоящий банк прислал бы код в СМС, код тестового банка — <strong>${testCode}</strong>.</p>
<form method="post" novalidate>
<label for="code">Код из СМС</label>
<input class="field" id="code" name="code" inputmode="numeric" autocomplete="off" maxlength="8" required autofocus${wrong ? ' aria-invalid="true" aria-describedby="code-fault"' : ''}>
${wrong ? `<p class="bad" id="code-fault">Код не подходит. Осталось попыток: ${3 - order.wrongCodes}.</p>` : ''}
<button name="act" value="confirm">Подтвердить</button>
<button class="quiet" name="act" value="cancel" formnovalidate>Отказаться от оплаты</button>
</form>`;
  return page('Подтверждение оплаты', body);
}

/** What is shown of an order that takes no card any more. */
export function closedPage(order: SandboxOrder, back: string): Page {
  const paid = order.orderStatus === 1 || order.orderStatus === 2;
  const why = order.orderStatus === 6 ? (actionWords[order.actionCode] ?? 'Оплата отклонена') : 'Заказ уже обработан';
  const body = `<h1>${paid ? 'Заказ уже оплачен' : 'Оплатить этот заказ нельзя'}</h1>
<p class="what">${paid ? `Сумма ${sumInRubles(order.amount)}.` : `${escapeHtml(why)}.`}</p>
<p><a href="${escapeHtml(back)}">Вернуться на сайт</a></p>`;
  return page(paid ? 'Заказ оплачен' : 'Оплата невозможна', body);
}

/** What is shown in place of an order that does not exist. */
export const unknownPage = (): Page =>
  page(
    'Заказ не найден',
    `<h1>Заказ не найден</h1>\n<p class="what">Проверьте ссылку или начните оплату на сайте ещё раз.</p>`,
  );

const spaced = (pan: string): string => pan.replaceAll(/(\d{4})(?=\d)/g, '$1 ');
