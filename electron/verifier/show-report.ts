import type { VerificationReport } from '#shared/model/proposal.ts';

type Child = Node | string;

/** An element with text and children; nothing of a file is ever taken for HTML. */
const make = (tag: string, className: string, ...children: readonly Child[]): HTMLElement => {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  element.append(...children);
  return element;
};

const facts = (pairs: readonly (readonly [string, string])[]): HTMLElement =>
  make('dl', '', ...pairs.flatMap(([term, text]) => [make('dt', '', term), make('dd', '', text)]));

const list = (sentences: readonly string[]): HTMLElement =>
  make('ul', '', ...sentences.map((sentence) => make('li', '', sentence)));

const panel = (title: string, ...children: readonly Child[]): HTMLElement =>
  make('section', 'panel', make('h2', '', title), ...children);

const verdict = (report: VerificationReport): HTMLElement => {
  const { fileName, valid, checks, copy } = report;
  const failed = checks.filter(({ passed }) => !passed).length;
  const words = valid
    ? copy === undefined
      ? 'The file is what was signed. Who signed it, only the fingerprint can tell you.'
      : `A redacted copy: ${copy.fields} fields about ${copy.name} are what was signed, and nothing of others is in it. Who signed it, only the fingerprint can tell you.`
    : 'Do not rely on this file. Ask for it again, and compare its SHA-256 by another way.';
  const title = valid
    ? `${fileName}: every check passed`
    : `${fileName} does not hold: ${failed} of ${checks.length} checks failed`;
  return make(
    'section',
    `verdict ${valid ? 'good' : 'bad'}`,
    make('h2', '', title),
    make('p', '', words),
  );
};

const whatAndWho = ({
  summary,
  routed,
  copy,
  chain,
  valid,
}: VerificationReport): readonly HTMLElement[] => {
  if (summary === null) {
    return [];
  }
  const title = routed?.sentence ?? (valid ? 'What was signed' : 'What the file claims');
  const about = copy === undefined ? `${summary.partners} partners` : `for ${copy.name}`;
  return [
    panel(
      title,
      make('p', '', `${summary.title}, ${summary.programme}, ${about}`),
      list(routed?.changes ?? copy?.sentences ?? []),
      ...(routed === undefined
        ? []
        : [
            facts(routed.steps.map(({ function: role, words }) => [role, words])),
            list(
              routed.decisions.map(
                ({ words, fingerprint }) => `${words}, certificate ${fingerprint}`,
              ),
            ),
          ]),
      facts([
        ...(routed === undefined
          ? ([
              ['Signed by', `${summary.signerName}, ${summary.signerFunction}`],
              ['On', `${summary.createdAt}, by the clock of that machine`],
              ['Fingerprint', summary.certificateFingerprint],
            ] as const)
          : ([
              ['Root', routed.root.name],
              ['Fingerprint of the root', routed.root.fingerprint],
              [
                'Revocation list',
                routed.listMadeAt === null ? 'none' : `made ${routed.listMadeAt}`,
              ],
            ] as const)),
        ...(chain === undefined ? [] : ([['Earlier proposals', chain.words]] as const)),
        ['SHA-256 of proposal.json', summary.proposalSha256],
      ]),
    ),
    ...(routed?.groups ?? []).map(({ heading, partners }) => panel(heading, list(partners))),
  ];
};

const checkList = ({ checks }: VerificationReport): HTMLElement =>
  panel(
    'Checks',
    make(
      'ul',
      'checks',
      ...checks.map(({ name, passed, detail }) => {
        const words = make('div', '', make('strong', '', name), make('p', 'quiet', detail));
        return make(
          'li',
          passed ? 'passed' : 'failed',
          make('span', 'mark', passed ? 'passed' : 'FAILED'),
          words,
        );
      }),
    ),
  );

/** Puts a report in place of what was shown before. */
export const showReport = (place: HTMLElement, report: VerificationReport): void => {
  place.replaceChildren(verdict(report), ...whatAndWho(report), checkList(report));
};

/** Says that work is going on. */
export const showWork = (place: HTMLElement, fileName: string): void => {
  place.replaceChildren(make('p', 'quiet', `Checking ${fileName}…`));
};
