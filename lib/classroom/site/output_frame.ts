/** The empty page in which an output stands that brings scripts of its own: it has no origin, and no network. */

/** What the output may do in there: all that needs nothing from outside. */
const POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  "img-src data: blob:",
  "font-src data:",
  "media-src data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** The page: it says that it is ready, and becomes the document that it is sent. */
export const OUTPUT_FRAME = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>An output</title>
<script>
addEventListener("message", (event) => {
  if (event.source !== parent || typeof event.data !== "string") return;
  document.open();
  document.write(event.data);
  document.close();
}, { once: true });
parent.postMessage("ready", "*");
</script>
</head>
<body></body>
</html>
`;
