/**
 * Words that people make passwords of, in small letters, as they appear in every leaked list; Russian ones also as they come out
 * when typed in the other keyboard layout. Beginnings only: what people put after them (`1`, `123`, `2026`, `!`) is not
 * listed but taken off.
 */
const words = `
password passw0rd p@ssword p@ssw0rd pa55word passwort parol parol1 mypassword newpassword testpassword pass passpass word
qwerty qwertyu qwertyui qwertyuiop qwert qwertz azerty asdf asdfg asdfgh asdfghj asdfghjk asdfghjkl zxcv zxcvb zxcvbn
zxcvbnm qweasd qweasdzxc qazwsx qazwsxedc qazxsw wsxedc qwe asd zxc qweqwe asdasd zxczxc qwaszx qweasdqwe asdfasdf
1q2w3e 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 q1w2e3 q1w2e3r4 q1w2e3r4t5 zaq12wsx zaq1zaq1
zaqwsx zxasqw poiuytrewq lkjhgfdsa mnbvcxz ytrewq 1234qwer qwer1234 123qwe 123qweasd 12qwaszx asd123 abc123 abcd1234
abcdef abcdefg abcdefgh abcd a1b2c3 a1b2c3d4 aa123456 a123456 a12345678 q123456 q12345678 z123456 123456a 123456q
12345qwert 12345678a 1234567a 123abc 1a2b3c 11aa22bb asdf1234 zxcv1234 qaz123 wsx123 йцукен йцукенг йцукенгш йцукенгшщз
йцукенгшщзхъ йцук йцуке фыва фывап фывапр фывапролд фывапролдж ячсмить ячсмитьбю ячсм йфяцыч йцуфыв йцуфывячс пароль
парол мойпароль привет приветик любовь люблютебя люблю солнышко солнце зайчик зайка котик котенок кошка собака мама мамочка
папа мамапапа семья счастье россия москва ставрополь спартак зенит динамо цска локомотив наташа настя
анастасия александр александра алексей андрей анна антон артем борис валентина валера василий вера виктор виктория владимир
галина дарья денис дима дмитрий евгений екатерина елена иван ирина катя кирилл кристина ксения лариса людмила максим марина
мария марьяна михаил надежда наталья николай оксана олег ольга павел роман светлана сергей софия тамара татьяна юлия яна
администратор админ пользователь логин доступ кабинет личныйкабинет квартира счетчик электричество энергия свет
вода тепло отопление квитанция лицевойсчет gfhjkm ghbdtn k.,jdm cjkysirj yfnfif fyfcnfcbz yfcnz fktrcfylh fktrctq fylhtq
fyyf fynjy frekf ctkmfgj lbvf lvbnhbq tktyf tdutybq bhbyf bdfy rfnz rbhbkk rctybz vfrcbv vfhbyf vfhbz vb[fbk yflt;lf
yfnfkmz ybrjkfq jrcfyf jktu jkmuf gfdtk hjvfy cdtnkfyf cthutq nfnmzyf .kbz hjccbz vjcrdf cgfhnfr ptybn lbyfvj rfkeuf
k.,k. k.,k.nt,z vfvf gfgf vfvfgfgf vfvjxrf cjkywt pfqrf rjntyjr cjfrf ctvmz cxfcnmt rfbytn rdfhnbhf cdtn gfhjkm123
jqwertyu zyfcnz admin administrator admin123 root toor user username guest test tester testing login logon access system
server default changeme change letmein letmein1 welcome welcome1 hello hello123 hello1 iloveyou ilovegod ilove loveyou
loveme lovelove mylove love lover sweetheart beautiful princess prince sunshine flower butterfly rainbow angel angels
heaven baby babygirl family friend friends forever freedom peace happy smile secret secrets private security secure
trustno1 whatever nothing master monkey dragon tiger lion eagle falcon phoenix dolphin elephant horse kitten kitty puppy
doggy chicken spider scorpion panther bear wolf fox shadow hunter ranger killer ninja samurai warrior soldier viking
knight wizard merlin gandalf frodo hobbit matrix neo morpheus trinity starwars startrek yoda vader skywalker batman
superman spiderman ironman naruto sasuke pokemon pikachu digimon minecraft roblox fortnite dota counter counterstrike
cstrike warcraft starcraft diablo sonic mario zelda nintendo playstation xbox gamer player google yandex mailru rambler
vkontakte facebook instagram whatsapp telegram youtube amazon apple samsung iphone android nokia siemens motorola
microsoft windows linux ubuntu computer internet network website hacker football baseball basketball hockey soccer tennis
golf boxing liverpool chelsea arsenal barcelona realmadrid manchester juventus milan spartak zenit dynamo lokomotiv cska
ferrari porsche mercedes bmw audi toyota honda nissan mazda subaru lada mustang corvette camaro yamaha kawasaki harley
michael michelle jennifer jessica ashley amanda andrew daniel david robert richard thomas william charlie george james
john joseph joshua justin matthew jordan anthony brandon nicole samantha stephanie elizabeth heather melissa rebecca
rachel maria anna natasha nastya anastasia alexander alexandr alexandra alex aleksandr alexey aleksey sasha andrey andrei
anton artem boris valera valentina vasya vera viktor victor victoria viktoria vladimir vova volodya galina dasha daria
denis dima dmitry dmitriy evgeny zhenya katya ekaterina elena lena ivan ivanov irina ira kirill kristina ksenia ksusha
larisa ludmila max maxim maksim marina masha misha mikhail nadezhda natalia natalya nikolay nikita oksana oleg olga pavel
pasha roman sergey sergei serega sveta svetlana sofia tamara tanya tatiana tatyana timur vadim vitaly yana yulia julia
russia rossiya moscow moskva stavropol america canada france germany london newyork paris berlin summer
winter autumn spring january february march april monday tuesday wednesday thursday friday saturday sunday black white
yellow orange purple silver golden green bluesky redhat chocolate cookie coffee banana cherry strawberry cheese pepper
ginger sugar candy honey peanut pumpkin pizza whiskey vodka marlboro cocacola metallica nirvana slipknot rammstein eminem
linkinpark beatles elvis madonna music guitar rockstar rocknroll jesus jesus1 christ christian blessed faith church
biteme asshole fuckyou fuckoff bullshit sexy sexsex blink182 blink ncc1701 rush2112 bond007 agent007 thx1138 superstar
champion winner success million money dollar business manager director engineer teacher doctor student school college
university kabinet kabinet-demo lichniykabinet energo electric electricity energy svet voda teplo kvitanciya
`;

const known = new Set(words.split(/\s+/).filter(Boolean));

/** Rows of keys and alphabets along which passwords are drawn. */
const runs = ['01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
runs.push('йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю', 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя');
const drawn = runs.flatMap((run) => [run, Array.from(run).toReversed().join('')]);

/** Words a guesser knows of this very resident. */
interface OwnWords {
  login?: string | undefined;
  /** Names of the utility. */
  names?: readonly string[];
}

/**
 * Whether a password is among those that are tried first: a common word, also with digits and signs around it or twice; a run
 * of keys; one piece said again and again; a birthday; the resident's own login, or the utility's name.
 */
export function isCommonPassword(password: string, { login, names = [] }: OwnWords = {}): boolean {
  const text = password.normalize('NFKC').toLowerCase();
  const core = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const pieces = [text, core, text.replace(/[^\p{L}\p{N}]+$/u, ''), text.replace(/[\d\p{P}\p{S}]+$/u, '')];
  if (login !== undefined && text.includes(login.toLowerCase()) && text.length - login.length < 5) return true;
  const isName = (piece: string): boolean => names.some((name) => name.toLowerCase() === piece);
  return pieces.some((piece) => known.has(piece) || isName(piece)) || isRepeated(text) || isDrawn(text) || isDate(text);
}

/** `aaaaaaaa`, `12121212`, `qwertyqwerty`: at most six characters, said again. */
const isRepeated = (text: string): boolean => /^(.{1,6}?)\1+.?$/su.test(text);

/** `12345678`, `87654321`, `qwertyui`, `1234567890123`: steps of a run, also one after another. */
function isDrawn(text: string): boolean {
  let rest = text;
  while (rest !== '') {
    let length = 0;
    for (const run of drawn)
      for (let size = Math.min(rest.length, run.length); size > Math.max(length, 2); size--)
        if (run.includes(rest.slice(0, size))) length = size;
    if (length < 3) return false;
    rest = rest.slice(length);
  }
  return true;
}

/** `01021980`, `1980-02-01`: a birthday. */
const isDate = (text: string): boolean =>
  /^(?:\d{1,2}\D?\d{1,2}\D?(?:19|20)\d\d|(?:19|20)\d\d\D?\d{1,2}\D?\d{1,2})$/.test(text);
