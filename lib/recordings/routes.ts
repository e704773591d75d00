import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { referenceField } from '@/lib/api/fields';
import { getCollection } from '@/lib/collections/queries';
import { pageOf } from '@/lib/paging/page';
import { getRecordingPolicy, recordingPolicy, setRecordingPolicy } from '@/lib/recordings/policy';
import { getRecording, listRecordings } from '@/lib/recordings/queries';
import { readRecording } from '@/lib/recordings/read-recording';
import { recordingFilter, recordingSettings, recordingView } from '@/lib/recordings/schema';
import { changeRecordingSettings, recordingSettingsOf } from '@/lib/recordings/settings';

const ofOne = z.strictObject({ recording: z.uuid() });
const ofCollection = z.strictObject({ collection: referenceField });
const whereSeen = 'Answers only what was recorded where the person holds audit.view.';

export const recordingRoutes = [
  defineRoute({
    method: 'GET',
    path: '/recordings',
    summary: 'List recordings of terminals',
    permission: { signedIn: whereSeen },
    effect: 'read',
    query: recordingFilter,
    response: pageOf(recordingView),
    handler: ({ actor, query, db }) => listRecordings(actor, query, db),
  }),
  defineRoute({
    method: 'GET',
    path: '/recordings/{recording}',
    summary: 'What is known of a recording',
    permission: { signedIn: whereSeen },
    effect: 'read',
    params: ofOne,
    response: recordingView,
    handler: ({ actor, params, db }) => getRecording(actor, params.recording, db),
  }),
  defineRoute({
    method: 'GET',
    path: '/recordings/{recording}/cast',
    summary: 'A recording as a file of asciicast v2',
    description: 'Each reading is an entry in the audit log.',
    permission: { signedIn: whereSeen },
    effect: 'records-itself',
    recordedBy: 'lib/recordings/read-recording',
    params: ofOne,
    response: { mediaType: 'application/x-asciicast' },
    handler: ({ actor, params, db }) => readRecording(actor, params.recording, db),
  }),
  defineRoute({
    method: 'GET',
    path: '/recordings/settings',
    summary: 'For how long recordings are kept',
    permission: { operation: 'audit.view', on: () => '/' },
    effect: 'read',
    response: recordingSettings,
    record: 'answer',
    handler: ({ db }) => recordingSettingsOf(db),
  }),
  defineRoute({
    method: 'PUT',
    path: '/recordings/settings',
    summary: 'Set for how long recordings are kept',
    permission: { operation: 'audit.manage', on: () => '/' },
    effect: 'change',
    body: recordingSettings,
    response: recordingSettings,
    record: (_, { db }) => recordingSettingsOf(db),
    handler: ({ actor, body, db }) => changeRecordingSettings(db, actor, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/collections/{collection}/recording',
    summary: 'Whether terminals in a collection are recorded',
    permission: { signedIn: 'Everybody who may see the collection: it is they who are recorded.' },
    effect: 'read',
    params: ofCollection,
    response: recordingPolicy,
    record: 'answer',
    handler: ({ actor, params, db }) => getRecordingPolicy(actor, params.collection, db),
  }),
  defineRoute({
    method: 'PUT',
    path: '/collections/{collection}/recording',
    summary: 'Have terminals in a collection, and below it, recorded',
    permission: {
      operation: 'audit.manage',
      on: async ({ params }, { actor, db }) => (await getCollection(actor, params.collection, db)).path,
    },
    record: ({ params }, { actor, db }) => getRecordingPolicy(actor, params.collection, db),
    effect: 'change',
    params: ofCollection,
    body: z.strictObject({ terminals: z.boolean() }),
    response: recordingPolicy,
    handler: ({ actor, params, body, db }) =>
      setRecordingPolicy(db, actor, params.collection, body.terminals),
  }),
];
