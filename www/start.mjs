// @ts-check
// npm start: sets up what is missing, builds what changed, migrates and seeds the database, serves the page and the Worker
// until Ctrl-C.
// package.json says `exec` so that a signal sent to npm reaches this process: the shell between them would
// keep it. Windows has no exec, and takes what follows the ||.
import { exitOnSignals } from '../pkg/build/process.mjs';
import { Problem, report } from '../pkg/build/step.mjs';
import { needPage } from './build.mjs';
import { migrate, seed } from './database.mjs';
import { freePort, serve } from './serve.mjs';

let serving = false;
exitOnSignals(() => (serving ? 0 : 130));

try {
  const port = await chosenPort();
  await needPage();
  await migrate();
  const { email, password, secret } = await seed(`http://127.0.0.1:${port}`);
  // The log-in page offers it: nobody has to copy a password from here.
  const vars = { DEMO_EMAIL: email, DEMO_PASSWORD: password };
  const server = await serve(port, { vars, onLine: (line) => console.log(line) });
  serving = true;
  console.log(`\njotwasm is at ${server.url}  (Ctrl-C stops it)`);
  console.log(`Log in at ${server.url}/login as ${email} with the password ${password}`);
  console.log(`Clients are in www/clients.mjs; notes-api and calendar-api have the secret ${secret}`);
  const code = await server.exited;
  throw new Problem(`The server stopped by itself (exit code ${code}).`);
} catch (error) {
  report(error);
}

/** Asked before anything is built: nobody should wait two minutes to hear that the port is taken. */
async function chosenPort() {
  const wanted = process.env.PORT ?? '8787';
  if (!/^\d{1,5}$/.test(wanted) || Number(wanted) > 65535) {
    throw new Problem(`PORT must be a number up to 65535, not "${wanted}".`);
  }
  const port = await freePort(Number(wanted));
  if (port !== undefined) return port;
  throw new Problem(`Port ${wanted} is taken. Free it, or choose another: PORT=8788 npm start`);
}
