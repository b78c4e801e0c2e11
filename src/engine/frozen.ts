const done = new WeakSet<object>();

/**
 * Makes a value and everything in it unchangeable, so that code which sorts, empties or corrects what it
 * was only given to look at throws instead of deciding for everybody else. What was frozen before is not
 * looked into again.
 */
export function frozen<T>(value: T): T {
  const left: object[] = [];
  const add = (one: unknown): void => {
    if (typeof one !== "object" || one === null || done.has(one)) return;
    done.add(one);
    left.push(one);
  };
  add(value);
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (next instanceof Map) {
      for (const entry of next) entry.forEach(add);
      refuse(next, ["set", "delete", "clear"]);
    } else if (next instanceof Set) {
      next.forEach(add);
      refuse(next, ["add", "delete", "clear"]);
    } else Object.values(next).forEach(add);
    Object.freeze(next);
  }
  return value;
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
