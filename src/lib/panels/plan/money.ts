export { formatMoney } from '$lib/ui/format';
