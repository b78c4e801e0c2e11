/** What was frozen already when it was met, and looked into once for what is not. */
const known = new WeakSet<object>();

/**
 * Makes a value and everything in it unchangeable, so that code which sorts, empties or corrects what it
 * was only given to look at throws instead of deciding for everybody else.
 */
export function frozen<T>(value: T): T {
  const left: object[] = [];
  const add = (one: unknown): void => {
    if (typeof one !== "object" || one === null) return;
    // Only what is frozen is remembered: the hundred thousand things of a survey are met once each.
    if (!Object.isFrozen(one)) freeze(one);
    else if (known.has(one)) return;
    else known.add(one);
    left.push(one);
  };
  add(value);
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (next instanceof Map) for (const entry of next) entry.forEach(add);
    else if (next instanceof Set) next.forEach(add);
    else if (Array.isArray(next)) for (const one of next) add(one);
    else for (const name in next) add(next[name as keyof typeof next]);
  }
  return value;
}

function freeze(one: object): void {
  if (one instanceof Map) refuse(one, ["set", "delete", "clear"]);
  else if (one instanceof Set) refuse(one, ["add", "delete", "clear"]);
  Object.freeze(one);
}

/** `Object.freeze` does not reach what a map or set holds. */
function refuse(collection: object, names: readonly string[]): void {
  for (const name of names) {
    const value = (): never => {
      throw new TypeError(`Cannot ${name}: what a policy is given is read-only`);
    };
    Object.defineProperty(collection, name, { value });
  }
}
