/** `1,204`: a number as it is told. */
export function told(number: number): string {
  return number.toLocaleString("en-US");
}

/** `1 item`, `1,204 items`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${told(number)} ${number === 1 ? one : many}`;
}
