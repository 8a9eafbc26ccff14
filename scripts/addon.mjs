import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { main } from './step.mjs';

/*
 * npm run build:addon: the panel, its functions and set-up as one folder, which a team on Twilio's
 * flex-project-template puts into its own `addons` (docs/flex-project-template.md).
 */

const parts = [
  ...['src', 'types', 'public', 'serverless', 'scripts/cloud', 'scripts/webpack'],
  ...['tsconfig.base.json', 'tsconfig.json', 'webpack.config.js', 'LICENSE', 'NOTICE'],
];
/** Tests, and what helps them. */
const leftOut = /\.test\.tsx?$|\/(testing|fuzz|http\.test)\//;
/** What the panel, the functions and set-up are built and run with. */
const tools = [
  ...['@babel/core', '@babel/plugin-transform-modules-commonjs', '@babel/preset-env'],
  ...['@inquirer/prompts', '@twilio/flex-ui', '@types/jest', '@types/node', '@types/react'],
  ...['@types/react-dom', 'babel-loader', 'path-browserify', 'terser-webpack-plugin', 'tsx'],
  ...['typescript', 'webpack'],
];

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
const writeJson = (path, value) => writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);

/** What a fresh checkout has of them; never what somebody has built or set. */
function filesOf() {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...parts];
  const listed = execFileSync('git', args, { encoding: 'utf8' }).split('\n');
  return listed.filter((path) => path !== '' && !leftOut.test(path));
}

function manifest() {
  const { name, version, license, engines, browserslist, ...packages } = readJson('package.json');
  const { dependencies, devDependencies, overrides } = packages;
  const command = (script) =>
    `node --env-file=".env\${ENVIRONMENT:+.$ENVIRONMENT}" --import tsx scripts/cloud/${script}.ts --environment "\${ENVIRONMENT:-production}"`;
  return {
    ...{ name, version, private: true, license, engines, browserslist },
    scripts: {
      postinstall: 'npm --prefix serverless install --no-audit --no-fund',
      deploy: command('setup'),
      doctor: command('doctor'),
      teardown: command('teardown'),
    },
    dependencies,
    devDependencies: Object.fromEntries(
      tools.flatMap((tool) => (devDependencies[tool] ? [[tool, devDependencies[tool]]] : [])),
    ),
    overrides,
  };
}

/** The versions that the panel was tested with; `npm install` leaves out of it what the add-on does not need. */
function lockfile(root) {
  const { packages, ...lock } = readJson('package-lock.json');
  const { name, version, license, dependencies, devDependencies, engines } = root;
  const own = { name, version, license, dependencies, devDependencies, engines };
  return { ...lock, packages: { ...packages, '': own } };
}

/** In the template's words: it fills in the placeholders that it knows. */
const settings = `# Set-up makes the rest, and writes it into serverless/.env
TWILIO_ACCOUNT_SID=<YOUR_ACCOUNT_SID>
TWILIO_AUTH_TOKEN=<YOUR_AUTH_TOKEN>
`;

/** To be merged into the template's flex-config, which writes the configuration of Flex. */
const features = (url) => ({
  custom_data: { features: { payments: { enabled: true, functions_url: url } } },
});

function build(folder) {
  rmSync(folder, { recursive: true, force: true });
  for (const path of filesOf()) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    cpSync(path, join(folder, path));
  }
  writeJson(join(folder, 'package.json'), manifest());
  writeJson(join(folder, 'package-lock.json'), lockfile(manifest()));
  writeFileSync(join(folder, '.env.example'), settings);
  writeFileSync(
    join(folder, '.gitignore'),
    'node_modules/\nbuild/\ndist/\n.cache/\n.env\n.env.*\n!.env.example\n',
  );
  cpSync('docs/flex-project-template.md', join(folder, 'README.md'));
  mkdirSync(join(folder, 'flex-config'));
  const url = 'https://flex-payments-<number>-<environment>.twil.io';
  writeJson(join(folder, 'flex-config/ui_attributes.payments.json'), features(url));
}

await main(async () => {
  const { values } = parseArgs({
    options: { outdir: { type: 'string', default: 'dist/addons/flex-payments' } },
  });
  build(values.outdir);
  process.stdout.write(`${values.outdir}: copy it into the addons folder of your project\n`);
});
