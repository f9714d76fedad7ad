// node verify.mjs <folder> <schema.json>
//
// Checks a credential with software that Cairn did not write: Digital Bazaar's verifier, Ajv and jose. The folder
// holds credential.json, credential.jwt, did.json and status.json. Prints one line for each check and exits 1 where
// one fails.
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import Ajv2019 from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import * as jose from 'jose';
import * as vc from '@digitalbazaar/vc';
import {checkStatus, decodeList} from '@digitalbazaar/vc-bitstring-status-list';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {documentLoader} from './documents.mjs';

const [folder, schemaFile] = process.argv.slice(2);
if(!folder || !schemaFile) {
  console.error('usage: node verify.mjs <folder> <schema.json>');
  process.exit(2);
}

const text = name => readFile(join(folder, name), 'utf8');
const credential = JSON.parse(await text('credential.json'));
const jwt = (await text('credential.jwt')).trim();
const did = JSON.parse(await text('did.json'));
const status = JSON.parse(await text('status.json'));
const schema = JSON.parse(await readFile(schemaFile, 'utf8'));

const loader = documentLoader({dids: [did], status});
const suite = new DataIntegrityProof({cryptosuite});

async function provesItself(document) {
  const result = await vc.verifyCredential({credential: document, suite, documentLoader: loader, checkStatus});
  if(!result.verified) {
    throw new Error(reason(result));
  }
}

async function isNotRevoked() {
  const result = await checkStatus({
    credential, suite, documentLoader: loader,
    verifyBitstringStatusListCredential: true, verifyMatchingIssuers: true
  });
  if(result.error) {
    throw new Error(reason(result));
  }
  if(result.results.length === 0) {
    throw new Error('it has no status entry');
  }
  if(result.results.some(entry => entry.status !== false)) {
    // the bit was looked up for the purpose of the entry, which the list has to have too
    throw new Error(credential.credentialStatus.statusPurpose === 'suspension' ? 'it is suspended' : 'it is revoked');
  }
}

async function listIsLongEnough() {
  const list = await decodeList({encodedList: status.credentialSubject.encodedList});
  // Bitstring Status List 1.0 asks for 16 KB at least: among fewer entries an index would tell who is meant
  if(list.length < 131072) {
    throw new Error(`the status list has ${list.length} entries`);
  }
}

async function fitsTheSchema() {
  const ajv = new Ajv2019({allErrors: true, strict: false});
  addFormats(ajv);
  const validate = ajv.compile(schema);
  if(!validate(credential)) {
    throw new Error(validate.errors.map(e => `${e.instancePath || '/'} ${e.message}`).join('; '));
  }
}

// Open Badges 3.0, JSON Web Token proof format: what the header holds, where the key is found, and which claims repeat the credential
async function jwtVerifies(token) {
  const header = jose.decodeProtectedHeader(token);
  const unexpected = Object.keys(header).filter(name => !['alg', 'kid', 'jwk', 'typ'].includes(name));
  if(unexpected.length > 0) {
    throw new Error(`its header holds ${unexpected}`);
  }
  const method = did.verificationMethod.find(
    ({id, publicKeyJwk}) => id === header.kid || publicKeyJwk?.kid === header.kid);
  if(!method?.publicKeyJwk) {
    throw new Error(`no key ${header.kid} with a publicKeyJwk in did.json`);
  }
  if(!did.assertionMethod.some(entry => (entry.id ?? entry) === method.id)) {
    throw new Error(`${method.id} is not an assertionMethod`);
  }
  const key = await jose.importJWK(method.publicKeyJwk, header.alg);
  // Open Badges 3.0 asks for RS256 of everybody, and lets ES256 stand beside it
  const algorithms = ['RS256', 'ES256'].filter(name => name === method.publicKeyJwk.alg || !method.publicKeyJwk.alg);
  const {payload} = await jose.jwtVerify(token, key, {algorithms, issuer: did.id});
  return payload;
}

async function jwtSaysTheSame() {
  const {iss, jti, sub, nbf, exp, iat, ...document} = await jwtVerifies(jwt);
  const seconds = date => Math.floor(Date.parse(date) / 1000);
  const expected = {
    iss: credential.issuer.id ?? credential.issuer,
    jti: credential.id,
    sub: credential.credentialSubject.id,
    nbf: seconds(credential.validFrom),
    exp: credential.validUntil && seconds(credential.validUntil)
  };
  for(const [claim, value] of Object.entries(expected)) {
    const found = {iss, jti, sub, nbf, exp}[claim];
    if(found !== value) {
      throw new Error(`${claim} is ${found}, the credential says ${value}`);
    }
  }
  const bare = ({proof, ...rest}) => rest;
  if(!isDeepStrictEqual(bare(document), bare(credential))) {
    throw new Error('it carries another credential than credential.json');
  }
}

// A verifier that accepts everything would pass all of the above.
async function aChangedLetterIsNoticed() {
  const changed = structuredClone(credential);
  changed.credentialSubject.achievement.name = changeOne(changed.credentialSubject.achievement.name);
  await refused(() => provesItself(changed), 'a changed name in credential.json');

  const subject = structuredClone(credential);
  subject.credentialSubject.id = changeOne(subject.credentialSubject.id);
  await refused(() => provesItself(subject), 'another subject in credential.json');

  const [header, payload, signature] = jwt.split('.');
  const other = Buffer.from(payload, 'base64url').toString()
    .replace(credential.credentialSubject.achievement.name, changed.credentialSubject.achievement.name);
  const forged = [header, Buffer.from(other).toString('base64url'), signature].join('.');
  if(forged === jwt) {
    throw new Error('the name to change was not found in credential.jwt');
  }
  await refused(() => jwtVerifies(forged), 'a changed name in credential.jwt');
}

async function anUnknownTermIsNoticed() {
  const changed = structuredClone(credential);
  changed.credentialSubject.grade = 'A';
  await refused(() => provesItself(changed), 'a term that no context defines');
}

async function refused(check, what) {
  try {
    await check();
  } catch {
    return;
  }
  throw new Error(`${what} was accepted`);
}

function changeOne(value) {
  const last = value.at(-1);
  return value.slice(0, -1) + (last === '0' ? '1' : '0');
}

function reason(result) {
  const errors = [result.error, ...(result.error?.errors ?? []), ...(result.results ?? []).map(r => r.error)];
  const words = errors.filter(Boolean).map(e => [e.message, e.cause?.message, e.details && JSON.stringify(e.details)]
    .filter(Boolean).join(': '));
  return [...new Set(words)].join('; ') || 'not verified';
}

const CHECKS = {
  'fits the 1EdTech schema': fitsTheSchema,
  'Data Integrity proof verifies': () => provesItself(credential),
  'is not revoked, by a status list that verifies': isNotRevoked,
  'status list is long enough': listIsLongEnough,
  'JWT verifies and says the same': jwtSaysTheSame,
  'a changed letter is noticed': aChangedLetterIsNoticed,
  'an unknown term is noticed': anUnknownTermIsNoticed
};

for(const [name, check] of Object.entries(CHECKS)) {
  try {
    await check();
    console.log(`ok      ${name}`);
  } catch(error) {
    console.log(`FAILED  ${name}: ${error.message}`);
    process.exitCode = 1;
  }
}
