/** What the Worker is given: its bindings, variables and secrets. */
export interface Environment {
  ASSETS: { fetch(request: Request): Promise<Response> };
  DB: Database;
  /** The origin where it is deployed. Empty on this machine. */
  ISSUER?: string;
  /** Seals the signing keys in the database: a secret. Not needed on this machine. */
  KEY_SECRET?: string;
  /** The demo account of `npm start`, which the log-in page offers; not where it is deployed. */
  DEMO_EMAIL?: string;
  DEMO_PASSWORD?: string;
  /** The variables of settings.ts. */
  [variable: string]: unknown;
}

/** What a Hono handler is given. */
export interface App {
  Bindings: Environment;
}

/** Of D1, what is used here. */
export interface Database {
  prepare(sql: string): Statement;
  batch(statements: Statement[]): Promise<Result[]>;
}
export interface Statement {
  bind(...values: (string | number | null)[]): Statement;
  first<Row>(): Promise<Row | null>;
  all<Row>(): Promise<{ results: Row[] }>;
  run(): Promise<Result>;
}
export interface Result {
  meta: { changes: number };
}
