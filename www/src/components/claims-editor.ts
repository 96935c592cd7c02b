/** Claims written as JSON, with the usual ones a click away. */
import { now } from '../clock.ts';
import { words } from '../language/words.ts';
import { createJsonEditor, type JsonEditor } from './json-editor.ts';

const HOUR = 3600;

export function createClaimsEditor(onChange: () => void): JsonEditor {
  const { claims, inserts } = words().sign;
  const offered = [
    { name: 'iss', value: () => 'https://login.example' },
    { name: 'sub', value: () => 'ada' },
    { name: 'aud', value: () => 'https://api.example' },
    { name: 'iat', value: now },
    { name: 'nbf', value: now },
    { name: 'exp', value: () => now() + HOUR },
    { name: 'jti', value: randomId },
    { name: 'scope', value: () => 'notes:read' },
  ] as const;
  return createJsonEditor(
    claims,
    offered.map((each) => ({ ...each, what: inserts[each.name] })),
    onChange,
  );
}

/** 128 bits, base64url: crypto.randomUUID is not there on a page that came over plain http. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
