// node tampered.mjs <folder> <name> …
//
// Whether somebody else's verifier accepts copies of a credential that were changed on the way. The folder holds did.json,
// status.json, and for each name <name>.json, <name>.jwt or <name>.status.json. Prints "accepted <file>" or "refused <file>:
// why" for each, and exits 0: what to make of it is the caller's.
import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import * as jose from 'jose';
import * as vc from '@digitalbazaar/vc';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {documentLoader} from './documents.mjs';

const [folder, ...names] = process.argv.slice(2);
const text = name => readFile(join(folder, name), 'utf8');
const did = JSON.parse(await text('did.json'));
const genuineStatus = JSON.parse(await text('status.json'));
const genuine = JSON.parse(await text('genuine.json'));

async function proof(credential, status = genuineStatus) {
  const suite = new DataIntegrityProof({cryptosuite});
  const loader = documentLoader({dids: [did], status});
  const result = await vc.verifyCredential({credential, suite, documentLoader: loader, checkStatus});
  if(!result.verified) {
    throw result.error?.errors?.[0] ?? result.error ?? new Error(`not verified: ${JSON.stringify(result.statusResult)}`);
  }
  const state = await checkStatus({
    credential, suite, documentLoader: loader,
    verifyBitstringStatusListCredential: true, verifyMatchingIssuers: true
  });
  if(state.error || state.results.some(entry => entry.status !== false)) {
    throw state.error ?? new Error('it is revoked');
  }
}

// The algorithm comes from the key that the issuer publishes, never from the token.
async function token(jwt) {
  const header = jose.decodeProtectedHeader(jwt);
  const method = did.verificationMethod.find(({publicKeyJwk}) => publicKeyJwk && publicKeyJwk.kid === header.kid);
  if(!method || !did.assertionMethod.includes(method.id)) {
    throw new Error(`no key ${header.kid} that the issuer stands by`);
  }
  const {alg} = method.publicKeyJwk;
  const {payload} = await jose.jwtVerify(jwt, await jose.importJWK(method.publicKeyJwk, alg), {
    algorithms: [alg], issuer: did.id
  });
  if(payload.jti !== payload.id || payload.sub !== payload.credentialSubject.id) {
    throw new Error('its claims do not repeat the credential');
  }
}

async function tried(file, check) {
  try {
    await check();
    console.log(`accepted ${file}`);
  } catch(error) {
    console.log(`refused ${file}: ${String(error.message).split('\n')[0]}`);
  }
}

for(const name of names) {
  if(existsSync(join(folder, `${name}.json`))) {
    await tried(`${name}.json`, async () => proof(JSON.parse(await text(`${name}.json`))));
  }
  if(existsSync(join(folder, `${name}.jwt`))) {
    await tried(`${name}.jwt`, async () => token((await text(`${name}.jwt`)).trim()));
  }
  if(existsSync(join(folder, `${name}.status.json`))) {
    await tried(`${name}.status.json`, async () => proof(genuine, JSON.parse(await text(`${name}.status.json`))));
  }
}
