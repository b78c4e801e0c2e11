/**
 * The path of an entry of an object by its key, as the engine reads it. That knows a sign for a quote and
 * none for a backslash: a key in which one would be taken for it is shown with the whole object.
 */
export function pathOf(property: string, key: string): string {
  return /\\(?:"|$)/u.test(key) ? property : `${property}["${key.replaceAll('"', '\\"')}"]`;
}

/** True where `ignoreChanges` names an entry of an object, or all of it; `by`: the inputs that decide it. */
export function isIgnored(
  ignored: readonly string[],
  property: string,
  key: string,
  by: readonly string[],
): boolean {
  const whole = [property, ...by].flatMap((name) => [name, `${name}[*]`, `${name}.*`]);
  const names = new Set(["*", ...whole, pathOf(property, key), `${property}.${key}`]);
  return ignored.some((path) => names.has(path));
}
