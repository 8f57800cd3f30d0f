/** The same thing with some of its methods replaced. */
export function but<T extends object>(target: T, replaced: Partial<T>): T {
  return new Proxy(target, {
    get(from, key) {
      const value: unknown = Reflect.get(Object.hasOwn(replaced, key) ? replaced : from, key);
      return typeof value === 'function' ? value.bind(from) : value;
    },
  });
}
