import { expect, test } from 'vitest';
import { deviceInWords } from '../../server/sessions/device-in-words.ts';
import { placeInWords } from '../../server/sessions/place-in-words.ts';

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0';

test.each([
  [`${windows} YaBrowser/24.6.0.0 Safari/537.36`, 'Яндекс Браузер, Windows'],
  [`${windows} Safari/537.36 Edg/124.0.0.0`, 'Edge, Windows'],
  [
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36',
    'Chrome, Android',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
    'Safari, iOS',
  ],
  ['Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:126.0) Gecko/20100101 Firefox/126.0', 'Firefox, Linux'],
  ['Позвоните-8-800 <b>/1 (Windows NT 10.0)', 'Windows'],
  ['Browser/1.0', 'Устройство неизвестно'],
  ['a'.repeat(300), 'Устройство неизвестно'],
  ['', 'Устройство неизвестно'],
  [null, 'Устройство неизвестно'],
])('a resident recognises the device of %j: %s', (userAgent, words) => expect(deviceInWords(userAgent)).toBe(words));

test.each([
  ['77.88.55.60', 'Россия'],
  ['::ffff:77.88.55.60', 'Россия'],
  ['2a02:6b8::242', 'Россия'],
  ['1.1.1.1', 'Австралия'],
  ['192.168.1.7', 'Домашняя или рабочая сеть'],
  ['fd12:3456::1', 'Домашняя или рабочая сеть'],
  ['fe80::1%eth0', 'Домашняя или рабочая сеть'],
  ['127.0.0.1', 'Домашняя или рабочая сеть'],
  ['203.0.113.7', null],
  ['unknown', null],
  ['', null],
  [null, null],
])('a resident recognises the place of %j: %s', (ip, words) => expect(placeInWords(ip)).toBe(words));
