/** What all pages share: one column, no script, a policy that allows nothing else. */
import { html, raw } from 'hono/html';

/** What a template gives, and what may stand in one. */
export type Html = ReturnType<typeof html>;

export interface PageOptions {
  title: string;
  body: Html;
  status?: number;
  headers?: Record<string, string>;
  /** Where a form is led on to: browsers hold redirects to `form-action` as well. */
  formsLeadTo?: string | null;
}

export async function page({
  title,
  body,
  status = 200,
  headers = {},
  formsLeadTo = null,
}: PageOptions): Promise<Response> {
  const document = await html`${raw('<!doctype html>')}
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title} — jotwasm demo</title>
    <link rel="icon" href="/favicon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/pages.css">
  </head>
  <body>
    <header><a class="wordmark" href="/"><img src="/favicon.svg" alt="" width="28" height="28">jotwasm</a></header>
    <main>
      <h1>${title}</h1>
      ${body}
    </main>
  </body>
</html>
`;
  const security = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy(formsLeadTo),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    // Not no-referrer: with that, a form says that it comes from nowhere (Origin: null).
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  };
  return new Response(String(document), { status, headers: { ...security, ...headers } });
}

const policy = (formsLeadTo: string | null): string =>
  [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    `form-action 'self'${formsLeadTo === null ? '' : sourceOf(formsLeadTo)}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Of a registered address: its origin, or the scheme of a native app. */
function sourceOf(address: string): string {
  const { origin, protocol } = new URL(address);
  return ` ${origin === 'null' ? protocol : origin}`;
}

export const problem = (text: string | undefined): Html | '' =>
  text === undefined ? '' : html`<p class="problem" role="alert">${text}</p>`;
