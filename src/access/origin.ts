type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A browser was made to send this by another site's page, or does not say that it was not. */
export class ForeignOrigin extends Error {
  override readonly name = 'ForeignOrigin';
}

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a method changes nothing, so that it does not matter whose page has asked. */
export function isSafe(method: string): boolean {
  return SAFE_METHODS.has(method);
}

/**
 * Whether a request was made by a page of ours: browsers say it in `Sec-Fetch-Site` (W3C Fetch
 * Metadata), older ones name the page's `Origin`. `unsaid` where neither is there.
 */
export function originOf(headers: Headers): 'own' | 'foreign' | 'unsaid' {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none' ? 'own' : 'foreign';
  const { origin, host } = headers;
  if (origin === undefined) return 'unsaid';
  return hostIn(String(origin)) === String(host).toLowerCase() ? 'own' : 'foreign';
}

/** Whether the browser came by TLS, here or at a proxy before us. */
export function isByTls({ origin, 'x-forwarded-proto': proto }: Headers): boolean {
  return String(origin).startsWith('https:') || String(proto).split(',')[0]?.trim() === 'https';
}

function hostIn(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
