const style =
  'body{font:17px/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto 0;padding:0 1.25rem;color-scheme:light dark}';

/** A refusal as a page of its own, for whoever opened a file by a link: in words, and back to where the link was. */
export function refusalPage(message: string): string {
  const text = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<!doctype html>
<html lang="ru">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Не получилось открыть</title>
<style>${style}</style>
<h1>Не получилось открыть</h1>
<p>${text}</p>
<p>Закройте эту вкладку, чтобы вернуться в кабинет.</p>
</html>
`;
}

/** Whether a browser asks for something to show in a tab, rather than a program for data. */
export const wantsPage = ({ method, headers }: { method: string; headers: { accept?: string | undefined } }): boolean =>
  method === 'GET' && headers.accept?.startsWith('text/html') === true;
