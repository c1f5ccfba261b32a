import { InputError } from '$lib/model/problem';
import type { Session } from './session.svelte';
import { entryOf, keep, recall, remove, type Entry } from './vault';

/** The vault's only entry; its name says nothing about what is in it. */
const NAME = 'visit';

/** The data and the project that the user has this machine keep between visits, if any. */
class KeptData {
	/** What is kept; null where nothing is, `undefined` while it is not known yet. */
	entry: Entry | null | undefined = $state.raw();
	/** Whether it is offered on every page: until it is opened, kept anew or put off. */
	offered = $state(true);

	/** Looks what is kept. */
	async look(): Promise<void> {
		this.entry = await entryOf(NAME);
	}

	/** Keeps what is loaded and the project under a passphrase, in place of what was kept before. */
	async keep(session: Session, passphrase: string): Promise<void> {
		// Whether the browser may take the room away again is its own decision.
		void navigator.storage?.persist?.().catch(() => undefined);
		await keep(NAME, await session.pack(), passphrase);
		this.offered = false;
		await this.look();
	}

	/** Opens what is kept in place of what is loaded. Rejects with an `InputError`, with nothing changed. */
	async open(session: Session, passphrase: string): Promise<void> {
		const bytes = await recall(NAME, passphrase);
		if (bytes) {
			await session.unpack(bytes);
			this.offered = false;
		} else {
			this.entry = null;
			throw new InputError('Nothing is kept on this machine any more.', {}, 'nothing-kept');
		}
	}

	/** Deletes what is kept; what is loaded stays. */
	async remove(): Promise<void> {
		await remove(NAME);
		await this.look();
	}
}

export const keptData = new KeptData();
