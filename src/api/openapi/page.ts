import type { Locale } from '../../wording/say.ts';

/** Only this page runs scripts, its own; styles are set by the reference as it draws itself. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The page around the reference. */
export function pageIn(locale: Locale): string {
  const title = locale === 'en' ? 'Lading API' : 'Lading 接口';
  return [
    '<!doctype html>',
    `<html lang="${locale}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<link rel="icon" href="data:,">',
    `<title>${title}</title>`,
    '</head>',
    '<body>',
    '<div id="app"></div>',
    '<script src="/docs/scalar.js"></script>',
    `<script src="/docs/start.js?lang=${locale}"></script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** Draws the reference of our document; whatever would speak to somebody else is off. */
export function startIn(locale: Locale): string {
  const configuration = {
    url: `/openapi.json?lang=${locale}`,
    withDefaultFonts: false,
    showDeveloperTools: 'never',
    agent: { disabled: true },
    mcp: { disabled: true },
    telemetry: false,
    hideClientButton: true,
    defaultHttpClient: { targetKey: 'shell', clientKey: 'curl' },
    authentication: { preferredSecurityScheme: 'key' },
  };
  return `Scalar.createApiReference('#app', ${JSON.stringify(configuration)});\n`;
}

/** The script of the reference, some megabytes: read when the page is asked for the first time. */
export async function referenceScript(): Promise<string> {
  const [{ default: fastify }, { default: reference }] = await Promise.all([
    import('fastify'),
    import('@scalar/fastify-api-reference'),
  ]);
  // The package gives its script away as a plugin's route only.
  const inside = fastify({ logger: false });
  await inside.register(reference, {
    routePrefix: '/docs',
    configuration: { url: '/openapi.json' },
  });
  const { payload } = await inside.inject('/docs/js/scalar.js');
  await inside.close();
  return payload;
}
