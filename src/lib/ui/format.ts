/** Numbers, periods and days by locale: kept beside the sentences, so that the brief writes them alike. */
export * from '$lib/wording/format';
