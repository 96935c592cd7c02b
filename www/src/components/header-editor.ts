/** The header written as JSON. Its alg follows the choice of the algorithm, and its kid that of the key. */
import type { Algorithm } from 'jotwasm/full';
import { words } from '../language/words.ts';
import { createJsonEditor, type JsonEditor } from './json-editor.ts';

export interface HeaderEditor extends JsonEditor {
  /** Takes the kid only where the person has not written another. */
  follow(alg: Algorithm, kid: string | null): void;
  /** Says that a kid which stands there came from the key. */
  adopt(kid: string | null): void;
}

export function createHeaderEditor(thumbprint: () => string | null, onChange: () => void): HeaderEditor {
  const { header, inserts } = words().sign;
  let own: string | null = null;
  const editor = createJsonEditor(
    header,
    [
      { name: 'typ', what: inserts.typ, value: () => 'at+jwt' },
      { name: 'kid', what: inserts.kid, value: () => (own = thumbprint() ?? randomName()) },
    ],
    onChange,
  );

  function follow(alg: Algorithm, kid: string | null): void {
    const members = editor.read();
    if (!members) return;
    const isOurs = members['kid'] === undefined || members['kid'] === own;
    const next = isOurs ? (kid ?? undefined) : members['kid'];
    own = isOurs ? kid : own;
    if (members['alg'] === alg && members['kid'] === next) return;
    editor.edit(({ alg: _old, ...rest }) => ({ alg, ...rest, kid: next }));
  }
  const adopt = (kid: string | null): void => {
    own = kid;
  };
  return { ...editor, follow, adopt };
}

function randomName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
