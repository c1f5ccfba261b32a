/** Stands for a part that is the same object as in the message before. */
interface Same {
	same: true;
}

const same: Same = { same: true };

/**
 * Sends only what changed: parts of a message (arrays of any kind) that are the very objects of the message
 * before are replaced by a mark. With `ChangedParts.read` on the other side they stay one object there too.
 */
export class ChangedParts {
	#before: unknown = null;

	/** The message with marks for the parts that were sent before. */
	write(message: unknown): unknown {
		const sent = mark(message, this.#before);
		this.#before = message;
		return sent;
	}

	/** The message with the parts put back. */
	read(sent: unknown): unknown {
		const message = restore(sent, this.#before);
		this.#before = message;
		return message;
	}
}

const isPart = (value: unknown) => ArrayBuffer.isView(value) || Array.isArray(value);
const isGroup = (value: unknown): value is Record<string, unknown> =>
	value !== null && typeof value === 'object' && !isPart(value);

function mark(value: unknown, before: unknown): unknown {
	if (isPart(value))
		return value === before ? same : isListOfGroups(value) ? marks(value, before) : value;
	if (!isGroup(value)) return value;
	const known = isGroup(before) ? before : {};
	return Object.fromEntries(
		Object.entries(value).map(([key, part]) => [key, mark(part, known[key])])
	);
}

function restore(value: unknown, before: unknown): unknown {
	if (isGroup(value) && value.same === true) return before;
	if (isListOfGroups(value))
		return value.map((part, i) => restore(part, Array.isArray(before) ? before[i] : null));
	if (!isGroup(value)) return value;
	const known = isGroup(before) ? before : {};
	return Object.fromEntries(
		Object.entries(value).map(([key, part]) => [key, restore(part, known[key])])
	);
}

function isListOfGroups(value: unknown): value is unknown[] {
	return Array.isArray(value) && value.length > 0 && value.length <= 1000 && value.every(isGroup);
}

function marks(value: unknown[], before: unknown): unknown[] {
	return value.map((part, i) => mark(part, Array.isArray(before) ? before[i] : null));
}
