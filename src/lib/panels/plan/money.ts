export { formatMoney, formatMoneyChange } from '$lib/ui/format';
