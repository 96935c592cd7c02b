// @ts-check
// Browsers: the one that is there, else Debian's, else playwright's, else word of what to install.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { exclusively } from '../../pkg/build/lock.mjs';
import { needPackages } from '../../pkg/build/npm.mjs';
import { root } from '../../pkg/build/paths.mjs';
import { Problem, commandStep } from '../../pkg/build/step.mjs';

const applications = {
  chromium: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ],
  firefox: [
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ],
};
const commands = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  firefox: ['firefox', 'firefox-esr'],
};
const debian = { chromium: ['chromium', 'chromium-driver'], firefox: ['firefox-esr'] };

/** Its browser is no command: it lies beside the library. */
const webkitFolders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/libexec', '/usr/lib', '/usr/lib64'];
const webkitVersions = ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0'];

/** @typedef {'chromium' | 'firefox'} Browser */

export const needChromium = () => need('chromium');
export const needFirefox = () => need('firefox');

/** @param {Browser} browser @returns {Promise<string>} its executable */
async function need(browser) {
  return installed(browser) ?? exclusively('browsers', () => install(browser));
}

/** @param {Browser} browser */
async function install(browser) {
  if (!installed(browser) && isDebianRoot()) await aptInstall(debian[browser]);
  return installed(browser) ?? playwrights(browser);
}

/** @param {Browser} browser */
const installed = (browser) => onPath(commands[browser]) ?? applications[browser].find(existsSync);

/** @returns {Promise<string>} */
export async function needChromedriver() {
  const driver = () => process.env.CHROMEDRIVER ?? onPath(['chromedriver'], process.env.CHROMEWEBDRIVER);
  if (!driver() && isDebianRoot()) await exclusively('browsers', () => aptInstall(['chromium-driver']));
  const found = driver();
  if (found) return found;
  const where = 'on PATH, or named by CHROMEDRIVER';
  throw new Problem(`chromedriver is missing. Install the one of your Chrome’s version, ${where}.`);
}

/** WebKitGTK has no other source, so it is optional. */
export async function needWebkit() {
  if (!webkit() && isDebianRoot()) {
    await exclusively('browsers', () => aptInstall(['webkit2gtk-driver', 'xvfb', 'xauth']));
  }
  const found = webkit();
  if (found) return found;
  throw new Problem('WebKitGTK is missing: WebKitWebDriver with its MiniBrowser, xvfb-run and xauth.');
}

function webkit() {
  const [driver, display, cookies] = ['WebKitWebDriver', 'xvfb-run', 'xauth'].map((name) => onPath([name]));
  const folders = webkitFolders.flatMap((folder) => webkitVersions.map((version) => join(folder, version)));
  const browser = folders.map((folder) => join(folder, 'MiniBrowser')).find(existsSync);
  return driver && display && cookies && browser ? { driver, display, browser } : undefined;
}

/** @param {string[]} names @param {string} [first] a folder to look in before PATH */
function onPath(names, first) {
  const folders = [first ?? [], process.env.PATH?.split(delimiter) ?? []].flat();
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}

const isDebianRoot = () => existsSync('/etc/debian_version') && process.getuid?.() === 0;

/** @param {string[]} packages */
async function aptInstall(packages) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const title = `Installing ${packages.join(' and ')}`;
  // Lists that came with the machine name browsers of its age, if they name any that are still there.
  await commandStep('Updating the list of Debian packages', 'apt-get', ['update'], { env });
  await commandStep(title, 'apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env });
}

/** @param {Browser} browser @returns {Promise<string>} */
async function playwrights(browser) {
  await needPackages(root, 'Installing npm packages');
  const playwright = (await import('playwright-core')).default;
  const path = playwright[browser].executablePath();
  if (existsSync(path)) return path;
  const cli = join(root, 'node_modules', 'playwright-core', 'cli.js');
  const fetching = commandStep(`Fetching playwright's ${browser}`, process.execPath, [cli, 'install', browser]);
  await fetching.catch((error) => {
    const name = browser === 'chromium' ? 'Chromium or Chrome' : 'Firefox';
    throw new Problem(`${error.message}\nInstall ${name}, then run this again.`);
  });
  return path;
}
