import type { Page } from '@playwright/test';

/** A form that posts, with what it would send if it were sent as it stands. */
export interface PlainForm {
  action: string;
  multipart: boolean;
  fields: [string, string][];
}

/** Every such form of the page, its first button pressed. */
export async function formsOf(page: Page): Promise<PlainForm[]> {
  return page.locator('form[method="post"]').evaluateAll((forms) =>
    (forms as HTMLFormElement[]).map((form) => {
      const button = form.querySelector<HTMLButtonElement>('button:not([type="button"])');
      const sent = [...new FormData(form, button)];
      return {
        action: form.getAttribute('action') ?? '',
        multipart: form.enctype === 'multipart/form-data',
        fields: sent.filter((field): field is [string, string] => typeof field[1] === 'string'),
      };
    }),
  );
}

/** The same form on another page, or of another draft. */
export function kindOf(form: PlainForm): string {
  return form.action.replace(/[0-9A-Z]{26}/g, ':id');
}
