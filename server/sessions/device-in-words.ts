import Bowser from 'bowser';

const unknown = 'Устройство неизвестно';

/** Names it knows. Of what it does not know it gives the header's own words, which can be anything. */
const known: ReadonlySet<string> = new Set(Object.values(Bowser.BROWSER_MAP));

/** Where the usual name is not the one people here know. */
const usual: Readonly<Record<string, string>> = {
  'Yandex Browser': 'Яндекс Браузер',
  'Microsoft Edge': 'Edge',
  'Samsung Internet for Android': 'Samsung Internet',
  'Chrome OS': 'ChromeOS',
};

/** What a browser and its system are called: «Chrome, Android», «Яндекс Браузер, Windows». */
export function deviceInWords(userAgent: string | null): string {
  if (!userAgent) return unknown;
  const { browser, os } = Bowser.parse(userAgent);
  const names = [browser.name && known.has(browser.name) ? browser.name : undefined, os.name].filter((name) => name);
  return names.length === 0 ? unknown : names.map((name) => usual[name!] ?? name).join(', ');
}
