/** Makes something of an object once, however often it is asked for: worlds come by the thousand in tests. */
export function onceFor<K extends object, V>(make: (from: K) => V): (from: K) => V {
  const made = new WeakMap<K, { readonly is: V }>();
  return (from) => {
    const known = made.get(from) ?? { is: make(from) };
    made.set(from, known);
    return known.is;
  };
}
