/**
 * The first process of a website: writes the page from SITE_NAME and SITE_THEME into the one
 * writable folder and serves it. Runs in busybox's shell, without privileges, on a read-only root.
 */
export const serveScript = `#!/bin/sh
set -eu

escape() {
  printf '%s' "$1" | sed -e 's/&/\\&amp;/g' -e 's/</\\&lt;/g' -e 's/>/\\&gt;/g' -e 's/"/\\&quot;/g' -e "s/'/\\&#39;/g"
}

case "\${SITE_THEME:-ocean}" in
  forest)   from=#14532d to=#3f8f5f ink=#f3fbf5 ;;
  sunset)   from=#7c2d12 to=#c2552b ink=#fff7f0 ;;
  graphite) from=#18181b to=#3f3f46 ink=#fafafa ;;
  *)        from=#0c3b5e to=#1f6f9f ink=#f2f9ff ;;
esac
name=$(escape "\${SITE_NAME:-Website}")

cat > /www/index.html <<PAGE
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$name</title>
<style>
  html { color-scheme: dark; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; color: $ink;
         background: linear-gradient(160deg, $from, $to); font: 1.125rem/1.6 system-ui, sans-serif; }
  main { padding: 2rem; text-align: center; max-width: 40rem; }
  h1 { font-size: clamp(2.25rem, 8vw, 4.5rem); line-height: 1.1; margin: 0 0 1rem; overflow-wrap: anywhere; }
  p { margin: 0; opacity: .85; }
</style>
</head>
<body><main><h1>$name</h1><p>This page is ready and waiting for its content.</p></main></body>
</html>
PAGE

exec httpd -f -p 8080 -h /www
`;
