/** What MongoDB would read as a path, an operator or one of its own types. */
const ODD_KEY = /^\$|[.\0]|^_bsontype$/;

/**
 * A document as JSON has it, ready for MongoDB. What would come back as something else is refused
 * with a TypeError: keys that begin with `$` or hold `.` or NUL, and halves of surrogate pairs,
 * for which UTF-8 has no bytes.
 */
export function storable(id: string, doc: object): object {
  if (!id.isWellFormed()) throw new TypeError(`MongoDB takes no id like ${JSON.stringify(id)}`);
  if (isPlain(id, doc)) return doc;
  const plain: object = JSON.parse(JSON.stringify(doc));
  isPlain(id, plain);
  return plain;
}

/** Whether JSON would give the value back unchanged. */
function isPlain(id: string, value: unknown): boolean {
  switch (typeof value) {
    case 'string':
      if (value.isWellFormed()) return true;
      throw new TypeError(`half a surrogate pair cannot be kept in MongoDB: document '${id}'`);
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0);
    case 'boolean':
      return true;
    case 'object':
      return value === null || arePartsPlain(id, value);
    default:
      return false;
  }
}

/** Looks at every part, also behind one that is not plain: each may have to be refused. */
function arePartsPlain(id: string, value: object): boolean {
  let arePlain = true;
  if (Array.isArray(value)) {
    for (const item of value) arePlain = isPlain(id, item) && arePlain;
    return arePlain;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype || 'toJSON' in value) return false;
  for (const [key, part] of Object.entries(value)) {
    refuseOddKey(id, key);
    arePlain = isPlain(id, part) && arePlain;
  }
  return arePlain;
}

function refuseOddKey(id: string, key: string): void {
  if (!ODD_KEY.test(key) && key.isWellFormed()) return;
  throw new TypeError(`MongoDB takes no field called ${JSON.stringify(key)}: document '${id}'`);
}
