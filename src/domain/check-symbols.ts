/** Crockford's base 32: no I, L, O or U, so that nothing is misread from a label. */
export const BASE32_SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const M = BASE32_SYMBOLS.length;

/**
 * Check symbol of ISO 7064's hybrid construction, here MOD 33,32. It finds every wrong symbol and
 * every swap of two neighbours, save 1 in 496: some of two symbols that are also neighbours in
 * the alphabet, Z being next to 0.
 */
export function checkSymbol(payload: string): string {
  let product = M;
  for (const symbol of payload) {
    const sum = (product + BASE32_SYMBOLS.indexOf(symbol)) % M || M;
    product = (sum * 2) % (M + 1);
  }
  return BASE32_SYMBOLS.charAt((M + 1 - product) % M);
}

/**
 * GS1's check digit over the digits before it: weights 3, 1, 3, 1 … from the right, and what is
 * missing to the next ten (GS1 General Specifications, 7.9).
 */
export function gs1CheckDigit(payload: string): string {
  let sum = 0;
  for (let fromRight = 1; fromRight <= payload.length; fromRight += 1) {
    const digit = Number(payload.charAt(payload.length - fromRight));
    sum += fromRight % 2 === 1 ? 3 * digit : digit;
  }
  return String((10 - (sum % 10)) % 10);
}

/** Eighteen digits of which the last is right: a serial shipping container code. */
export function isSscc(text: string): boolean {
  return /^\d{18}$/.test(text) && gs1CheckDigit(text.slice(0, -1)) === text.slice(-1);
}

/** The SSCC of a company's `serial`-th unit. The serial fills what the prefix leaves of 16 digits. */
export function sscc(extension: number, companyPrefix: string, serial: number): string {
  const digits = String(serial).padStart(16 - companyPrefix.length, '0');
  const payload = `${extension}${companyPrefix}${digits}`;
  if (!/^\d{17}$/.test(payload)) {
    throw new RangeError(`no SSCC from ${extension}, ${companyPrefix}, ${serial}`);
  }
  return payload + gs1CheckDigit(payload);
}
