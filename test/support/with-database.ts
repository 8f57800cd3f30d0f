/** The same server, another database; users stay those of the one they were looked up in. */
export function withDatabase(url: string, database: string): string {
  const [, front = '', path = '', query = ''] =
    /^([^/]+\/\/[^/?]+)\/?([^?]*)\??(.*)$/.exec(url) ?? [];
  const options = new URLSearchParams(query);
  if (front.includes('@') && !options.has('authSource')) {
    options.set('authSource', path || 'admin');
  }
  const rest = options.size > 0 ? `?${options}` : '';
  return `${front}/${database}${rest}`;
}
