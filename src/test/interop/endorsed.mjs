// node endorsed.mjs <folder> <schema.json>
//
// Whether somebody else's verifier accepts a credential that carries an endorsement, the endorsement by itself, and neither of
// them once a letter of the endorsement is another. The folder holds credential.json, did.json, status.json, endorser.did.json
// and endorsement.json. Prints one line for each check and exits 1 where one fails.
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import Ajv2019 from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import * as vc from '@digitalbazaar/vc';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {documentLoader} from './documents.mjs';

const [folder, schemaFile] = process.argv.slice(2);
const json = async name => JSON.parse(await readFile(join(folder, name), 'utf8'));
const credential = await json('credential.json');
const endorsement = await json('endorsement.json');
const did = await json('did.json');
const endorser = await json('endorser.did.json');
const status = await json('status.json');
const schema = JSON.parse(await readFile(schemaFile, 'utf8'));

async function proves(document, dids) {
  const suite = new DataIntegrityProof({cryptosuite});
  const result = await vc.verifyCredential({
    credential: document, suite, documentLoader: documentLoader({dids, status}), checkStatus
  });
  if(!result.verified) {
    throw result.error?.errors?.[0] ?? result.error ?? new Error('not verified');
  }
}

async function refused(check, what) {
  try {
    await check();
  } catch {
    return;
  }
  throw new Error(`${what} was accepted`);
}

// The one definition that the schema of a credential has of an endorsement, asked of the endorsement alone.
async function fitsTheSchema(document, definition) {
  const ajv = new Ajv2019({allErrors: true, strict: false});
  addFormats(ajv);
  const asked = definition ? {$schema: schema.$schema, $defs: schema.$defs, $ref: `#/$defs/${definition}`} : schema;
  const validate = ajv.compile(asked);
  if(!validate(document)) {
    throw new Error(validate.errors.map(e => `${e.instancePath || '/'} ${e.message}`).join('; '));
  }
}

const embedded = () => credential.credentialSubject.achievement.endorsement;

function changed(document, change) {
  const copy = structuredClone(document);
  change(copy);
  if(isDeepStrictEqual(copy, document)) {
    throw new Error('nothing was changed');
  }
  return copy;
}

const CHECKS = {
  'the credential carries the endorsement as it was signed': () => {
    if(!isDeepStrictEqual(embedded(), [endorsement])) {
      throw new Error('it carries another');
    }
  },
  'the credential with its endorsement fits the 1EdTech schema': () => fitsTheSchema(credential),
  'the credential with its endorsement verifies': () => proves(credential, [did]),
  'the endorsement fits the 1EdTech schema': () => fitsTheSchema(endorsement, 'EndorsementCredential'),
  'the endorsement alone verifies by the key of its endorser': () => proves(endorsement, [endorser]),
  'the endorsement is about the achievement': () => {
    if(endorsement.credentialSubject.id !== credential.credentialSubject.achievement.id) {
      throw new Error(`it is about ${endorsement.credentialSubject.id}`);
    }
  },
  'the key of the issuer does not do for the endorsement': () =>
    refused(() => proves(endorsement, [did]), 'an endorsement without its endorser'),
  'a changed endorsement is refused': () => refused(() => proves(changed(endorsement, copy => {
    copy.credentialSubject.endorsementComment += '.';
  }), [endorser]), 'another comment'),
  'an endorsement of something else is refused': () => refused(() => proves(changed(endorsement, copy => {
    copy.credentialSubject.id += '0';
  }), [endorser]), 'another achievement'),
  'an endorsement in the name of somebody else is refused': () => refused(() => proves(changed(endorsement, copy => {
    copy.issuer.name = 'Somebody else';
  }), [endorser]), 'another name'),
  'a credential whose endorsement was changed is refused': () => refused(() => proves(changed(credential, copy => {
    copy.credentialSubject.achievement.endorsement[0].credentialSubject.endorsementComment += '.';
  }), [did]), 'another comment inside'),
  'a credential whose endorsement was taken out is refused': () => refused(() => proves(changed(credential, copy => {
    delete copy.credentialSubject.achievement.endorsement;
  }), [did]), 'a credential without its endorsement'),
  'a credential whose endorsement has another proof is refused': () => refused(() => proves(changed(credential, copy => {
    copy.credentialSubject.achievement.endorsement[0].proof[0].proofValue = credential.proof[0].proofValue;
  }), [did]), 'another proof inside')
};

for(const [name, check] of Object.entries(CHECKS)) {
  try {
    await check();
    console.log(`ok      ${name}`);
  } catch(error) {
    console.log(`FAILED  ${name}: ${String(error.message).split('\n')[0]}`);
    process.exitCode = 1;
  }
}
