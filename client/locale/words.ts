/** The first letter large: «лицевой счёт» → «Лицевой счёт». */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** What is made or opened, of a thing's name in the nominative: «квитанция» → «квитанцию», «счёт» → «счёт». */
export function accusative(thing: string): string {
  return thing.replace(/а$/, 'у').replace(/я$/, 'ю');
}
