import type { z } from './zod';
import { didYouMean } from './nearest-name';
import { InputError } from './problem';
import { projectSchema, type Project } from './project';

/** Checks a project from outside. Throws an `InputError` that names the key, what it holds and what was expected. */
export function parseProject(input: unknown, file?: string): Project {
	const parsed = projectSchema.safeParse(input, { reportInput: true });
	if (parsed.success) return parsed.data;
	const [issue] = flattened(parsed.error.issues);
	throw new InputError(sentenceOf(issue, input), { file }, 'project');
}

type Issue = z.core.$ZodIssue;

/** The issue that says most: of a union's branches, that of the branch which came furthest. */
function flattened(issues: Issue[], path: PropertyKey[] = []): Issue[] {
	return issues.flatMap((issue) => {
		const whole = [...path, ...issue.path];
		if (issue.code === 'invalid_union' && issue.errors.some((branch) => branch.length)) {
			const deepest = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0];
			if (depth(deepest) > 0) return flattened(deepest, whole);
		}
		return [{ ...issue, path: whole } as Issue];
	});
}

const depth = (issues: Issue[]) => Math.max(0, ...issues.map((issue) => issue.path.length));

function sentenceOf(issue: Issue, input: unknown): string {
	const path = issue.path.map(String).join('.');
	const where = path ? `"${path}"` : 'The project';
	if (issue.code === 'unrecognized_keys') {
		const key = issue.keys[0];
		const known = keysAt(projectSchema, issue.path, input);
		return `Unknown key "${path ? `${path}.` : ''}${key}" in the project.${didYouMean(key, known)}`;
	}
	const value = valueAt(input, issue.path);
	const holds = value === undefined ? '' : ` (it holds ${JSON.stringify(value).slice(0, 80)})`;
	if (issue.code === 'invalid_value')
		return `${where} must be ${issue.values.map((allowed) => JSON.stringify(allowed)).join(' or ')}${holds}.`;
	if (issue.code === 'invalid_type' && value === undefined)
		return `${where} is missing from the project.`;
	return `${where} cannot be used${holds}: ${issue.message}.`;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
	return path.reduce<unknown>(
		(value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key],
		input
	);
}

interface Definition {
	type: string;
	innerType?: z.core.$ZodType;
	in?: z.core.$ZodType;
	element?: z.core.$ZodType;
	valueType?: z.core.$ZodType;
	options?: z.core.$ZodType[];
	shape?: Record<string, z.core.$ZodType>;
}

/** The keys that the schema knows at a path; of a union, those of all branches or of the one its `kind` picks. */
function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[], input: unknown): string[] {
	const definition = schema._zod.def as unknown as Definition;
	const inner = definition.innerType ?? definition.in;
	if (inner) return keysAt(inner, path, input);
	if (definition.options) {
		const known = definition.options.map((option) => keysAt(option, path, input));
		return [...new Set(known.flat())];
	}
	const [key, ...rest] = path;
	if (key === undefined) return Object.keys(definition.shape ?? {});
	const next = definition.shape?.[String(key)] ?? definition.element ?? definition.valueType;
	return next ? keysAt(next, rest, input) : [];
}
