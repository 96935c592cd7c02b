/** An API that asks at every request whether the token's grant is still there: a log-out counts at once. */
import type { Claims } from 'jotwasm';
import type { Environment } from '../environment.ts';
import { json } from '../http/answers.ts';
import { isRevoked } from '../oauth/grants.ts';
import { guarded } from './guarded.ts';

const about = {
  resource: 'notes',
  isRevoked: ({ DB }: Environment, claims: Claims) => isRevoked(DB, claims),
} as const;

export const readNotes = guarded({ ...about, scope: 'notes:read' }, ({ sub }) =>
  json(200, { owner: sub, notes: ['Milk', 'Bread', 'Rotate the keys'] }),
);

/** It keeps nothing: what it shows is that reading is not writing. */
export const writeNote = guarded({ ...about, scope: 'notes:write' }, ({ sub }) => json(201, { owner: sub }));
