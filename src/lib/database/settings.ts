import { quoteText } from './queries/quote';

/**
 * What every engine is set to before it sees data: no extension is ever fetched, nothing but the
 * folder of registered files can be read, and no later statement can change that.
 */
export function lockingStatements(folder: string): string[] {
	return [
		'SET autoinstall_known_extensions = false',
		'SET autoload_known_extensions = false',
		'SET preserve_insertion_order = true',
		`SET allowed_directories = [${quoteText(folder)}]`,
		'SET enable_external_access = false',
		'SET lock_configuration = true'
	];
}
