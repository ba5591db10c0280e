import type { FilingType } from '#domain/filing-types.ts';

/** What an order leaves behind; `N` stands for the number of the subject that it is about. */
export interface Expected {
  /** The way it went. */
  readonly stages: readonly string[];
  /** What the bureau has on file afterwards. */
  readonly bureau: readonly string[];
  /** What our registry says afterwards. */
  readonly registry: readonly string[];
  /** The versions that it wrote: one of each record that changed. */
  readonly versions: readonly string[];
}

const REVIEWED = ['draft', 'initialReview'];
const VERIFIED = [...REVIEWED, 'reporting', 'smsVerification', 'bureauReview', 'granted'];

const SUBJECT = 'subject N 天津清禾示例茶业有限公司';
const SUBJECT_HERE = `${SUBJECT} of acc-applicant`;
const APP_AT_BUREAU = 'service N-2A 津海通 of 19800000008 at n8.example.cn through us';
const WEBSITE_AT_BUREAU = 'service N-1 清禾茶园之家 of 18800016201 at n7.example.cn through us';
const WEBSITE_HERE = 'service N-1 清禾茶园之家 of acc-applicant';
const THEIR_SUBJECT = 'subject N 天津云岭示例有限公司';
const THEIR_SITE = 'service N-1 云岭示例官网 of 18800017001 at yunling.example.cn';
const THEIRS_HERE = [
  `${THEIR_SUBJECT} of acc-applicant-en`,
  'service N-1 云岭示例官网 of acc-applicant-en at yunling.example.cn',
];

/** The records at the bureau and here, after an order of each type in the order of the lives. */
export const EXPECTED: Readonly<Record<FilingType, Expected>> = {
  newSubject: {
    stages: VERIFIED,
    bureau: [SUBJECT, 'service N-1 清禾茶业官网 of 19900000007 at n7.example.cn through us'],
    registry: [
      SUBJECT_HERE,
      'service N-1 清禾茶业官网 of acc-applicant at n7.example.cn',
      'access N-1 121.36.43.17',
    ],
    versions: ['subject created 1', 'service created 1', 'access created 1'],
  },
  newService: {
    stages: VERIFIED,
    bureau: [
      SUBJECT,
      'service N-1 清禾茶业官网 of 19900000007 at n7.example.cn through us',
      APP_AT_BUREAU,
    ],
    registry: [
      SUBJECT_HERE,
      'service N-1 清禾茶业官网 of acc-applicant at n7.example.cn',
      'access N-1 121.36.43.17',
      'service N-2A 津海通 of acc-applicant at n8.example.cn',
      'access N-2A 121.36.43.31',
    ],
    versions: ['service created 1', 'access created 1'],
  },
  change: {
    stages: VERIFIED,
    bureau: [SUBJECT, WEBSITE_AT_BUREAU, APP_AT_BUREAU],
    registry: [
      SUBJECT_HERE,
      `${WEBSITE_HERE} at n7.example.cn`,
      'access N-1 121.36.43.17',
      'service N-2A 津海通 of acc-applicant at n8.example.cn',
      'access N-2A 121.36.43.31',
    ],
    versions: ['service changed 2'],
  },
  deregisterService: {
    stages: VERIFIED,
    bureau: [SUBJECT, WEBSITE_AT_BUREAU, `${APP_AT_BUREAU} cancelled`],
    registry: [
      SUBJECT_HERE,
      `${WEBSITE_HERE} at n7.example.cn`,
      'access N-1 121.36.43.17',
      'service N-2A 津海通 of acc-applicant at no domain ended',
      'access N-2A 121.36.43.31 ended',
    ],
    versions: ['access ended 2', 'service ended 2'],
  },
  newAccess: {
    stages: VERIFIED,
    bureau: [THEIR_SUBJECT, `${THEIR_SITE} through another us`],
    registry: [...THEIRS_HERE, 'access N-1 121.36.43.31'],
    versions: ['subject created 1', 'service created 1', 'access created 1'],
  },
  cancelAccess: {
    stages: [...REVIEWED, 'confirmation', 'reporting', 'bureauReview', 'granted'],
    bureau: [THEIR_SUBJECT, `${THEIR_SITE} through another`],
    registry: [...THEIRS_HERE, 'access N-1 121.36.43.31 ended'],
    versions: ['access ended 2'],
  },
  deregisterSubject: {
    stages: VERIFIED,
    bureau: [
      `${SUBJECT} cancelled`,
      `${WEBSITE_AT_BUREAU} cancelled`,
      `${APP_AT_BUREAU} cancelled`,
    ],
    registry: [
      `${SUBJECT_HERE} ended`,
      `${WEBSITE_HERE} at no domain ended`,
      'access N-1 121.36.43.17 ended',
      'service N-2A 津海通 of acc-applicant at no domain ended',
      'access N-2A 121.36.43.31 ended',
    ],
    versions: ['access ended 2', 'service ended 3', 'subject ended 2'],
  },
  claim: {
    stages: [...REVIEWED, 'granted'],
    bureau: [],
    registry: [SUBJECT_HERE, 'service N-1 清禾茶业官网 of acc-applicant at no domain'],
    // What was on file before any version was kept has its first one, as it was, written with the change.
    versions: ['subject changed 2', 'service changed 2'],
  },
  transfer: {
    stages: ['draft', 'acceptance', 'granted'],
    bureau: [],
    registry: [SUBJECT_HERE, 'service N-1 清禾茶业官网 of acc-applicant-en at no domain'],
    versions: ['service changed 3'],
  },
};
