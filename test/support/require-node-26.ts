const major = Number(process.versions.node.split('.')[0]);

if (major < 26) {
  process.stderr.write(
    `Lading needs Node 26; this is ${process.versions.node}. The right one is a dev dependency: ` +
      'run `npm ci` once, then start things through npm (`npm test`, `npm run demo`).\n',
  );
  process.exit(1);
}
