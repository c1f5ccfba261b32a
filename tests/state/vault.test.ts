import { beforeAll, describe, expect, it } from 'vitest';
import { keep, seal, unseal } from '$lib/state/vault';

const passphrase = 'correct horse battery';
const secret = 'Harris County, 2021-03';

describe('the vault', () => {
	let sealed: Uint8Array<ArrayBuffer>;
	beforeAll(async () => {
		sealed = await seal('cases', new TextEncoder().encode(secret), passphrase);
	});
	const opened = async (file: Uint8Array<ArrayBuffer>, name = 'cases', word = passphrase) =>
		new TextDecoder().decode(await unseal(name, file, word));

	it('opens with its passphrase, however its accents are typed, and with no other', async () => {
		expect(await opened(sealed)).toBe(secret);
		const accented = await seal('cases', new TextEncoder().encode('a'), 'caf\u00e9 au lait noir');
		expect(await opened(accented, 'cases', 'cafe\u0301 au lait noir')).toBe('a');
		await expect(opened(sealed, 'cases', 'correct horse batterz')).rejects.toMatchObject({
			code: 'wrong-passphrase'
		});
	});

	it('holds nothing in the clear and never the same bytes twice', async () => {
		expect(new TextDecoder('latin1').decode(sealed)).not.toContain('Harris');
		const again = await seal('cases', new TextEncoder().encode(secret), passphrase);
		expect([...again.slice(1, 29)]).not.toEqual([...sealed.slice(1, 29)]);
		expect([...again.slice(29)]).not.toEqual([...sealed.slice(29)]);
	});

	it('refuses an entry put in the place of another', async () => {
		await expect(opened(sealed, 'other')).rejects.toThrow(/does not open/);
	});

	// Version, salt, nonce, first and last byte of what follows.
	it.each([0, 1, 16, 17, 28, 29, -1])('refuses a change of byte %i', async (at) => {
		const changed = sealed.slice();
		changed[at < 0 ? changed.length + at : at] ^= 1;
		await expect(opened(changed)).rejects.toMatchObject({ code: 'wrong-passphrase' });
	});

	it.each([0, 10, 44])('refuses an entry cut off after %i bytes', async (length) => {
		await expect(opened(sealed.slice(0, length))).rejects.toThrow(/does not open/);
	});

	it('refuses a short passphrase before it touches any storage', async () => {
		const bytes = new Uint8Array(1);
		await expect(keep('cases', bytes, 'eleven char')).rejects.toMatchObject({
			code: 'short-passphrase',
			params: { least: 12 }
		});
	});

	it('says so where the page is given no storage', async () => {
		await expect(keep('cases', new Uint8Array(1), passphrase)).rejects.toMatchObject({
			code: 'storage-refused'
		});
	});
});
