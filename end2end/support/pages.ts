import type { Page } from '@playwright/test';
import { agencies, caseOf, draftOf, reviewOf } from './acts.ts';

/** One page as someone sees it; `route` is how the app's table of routes writes its address. */
export interface Visit {
  route: string;
  /** What is special about this one of several pages of a route. */
  of?: string;
  as?: string;
  address?: (page: Page) => Promise<string>;
}

const STEPS = [
  'door', 'claimant', 'respondent', 'agent', 'loan', 'ledger', 'claim', 'security',
  'court', 'facts', 'evidence', 'mediation', 'delivery', 'declaration',
];

/** Cases of the demo by what has become of them. */
const CASES: Record<string, string> = { submitted: '刘伟', overdue: '高峰', correction: '罗平', docketed: '宋凯', unpaid: '唐勇', refused: '韩冬', returned: '冯杰' };

const plain = (route: string, as?: string): Visit => ({ route, as });

function step(code: string): Visit {
  return { route: '/court/drafts/:draft/:step', of: code, as: 'claimant', address: async (page) => `${await draftOf(page)}/${code}` };
}

function caseAt(stage: string): Visit {
  return { route: '/court/cases/:case', of: stage, as: 'claimant', address: (page) => caseOf(page, CASES[stage]!) };
}

/** Every route at least once, with real things behind the parameters. */
export const VISITS: Visit[] = [
  plain('/'),
  plain('/market'),
  { route: '/market', of: 'a search', address: async () => `/market?q=${encodeURIComponent('环评 杭州')}` },
  { route: '/market', of: 'nothing found', address: async () => `/market?q=${encodeURIComponent('龘龘龘龘')}` },
  plain('/market/compare'),
  { route: '/market/compare', of: 'four agencies', address: compared },
  { route: '/market/agencies/:agency', address: async (page) => (await agencies(page))[0]! },
  plain('/court'),
  { ...plain('/court', 'claimant'), of: 'with cases' },
  plain('/court/queue', 'clerk'),
  { route: '/court/drafts/:draft', as: 'claimant', address: (page) => draftOf(page) },
  { route: '/court/drafts/:draft/check', as: 'claimant', address: async (page) => `${await draftOf(page)}/check` },
  ...STEPS.map(step),
  { route: '/court/drafts/:draft/:step', of: 'another agent', as: 'claimant', address: async (page) => `${await draftOf(page)}/agent?add=1` },
  ...Object.keys(CASES).map(caseAt),
  { route: '/court/cases/:case', of: 'as the clerk', as: 'clerk', address: async (page) => (await reviewOf(page, '刘伟')).replace(/\/review$/, '') },
  { route: '/court/cases/:case/receipt', as: 'claimant', address: async (page) => `${await caseOf(page, '刘伟')}/receipt` },
  { route: '/court/cases/:case/review', as: 'clerk', address: (page) => reviewOf(page, '刘伟') },
  { route: '/court/cases/:case/review', of: 'answered', as: 'clerk', address: (page) => reviewOf(page, '梁涛') },
  plain('/verify'),
  plain('/todo'),
  { ...plain('/todo', 'claimant'), of: 'with things to do' },
  { ...plain('/todo', 'clerk'), of: 'as staff' },
  plain('/me'),
  { ...plain('/me', 'claimant'), of: 'signed in' },
  { ...plain('/me', 'clerk'), of: 'as staff' },
  plain('/me/data', 'claimant'),
  { ...plain('/me/data', 'clerk'), of: 'as staff' },
  { route: '/closed/:token', address: async () => `/closed/${'A'.repeat(43)}` },
  plain('/me/sessions', 'claimant'),
  plain('/me/second-factor', 'neighbour'),
  plain('/sign-in'),
  plain('/sign-in/code'),
  plain('/register'),
  plain('/registered'),
  { route: '/verify-email/:token', address: async () => `/verify-email/${'A'.repeat(43)}` },
  plain('/reset'),
  { route: '/reset/:token', address: async () => `/reset/${'A'.repeat(43)}` },
  plain('/operator/staff', 'operator'),
  plain('/auditor/readings', 'auditor'),
  plain('/help/glossary'),
];

async function compared(page: Page): Promise<string> {
  const ids = (await agencies(page)).slice(0, 4).map((href) => `ids=${href.split('/').at(-1)}`);
  return `/market/compare?${ids.join('&')}`;
}

export function titleOf(visit: Visit): string {
  return visit.of ? `${visit.route}, ${visit.of}` : visit.route;
}

/** The address of a visit; those with parameters are found by walking there. */
export async function addressOf(visit: Visit, page: Page): Promise<string> {
  return visit.address ? visit.address(page) : visit.route;
}
