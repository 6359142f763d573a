export const reallocationAddress = (id: string): string => `/office-space/reallocations/${id}`;
export const moveOrderAddress = (id: string): string => `/office-space/move-orders/${id}`;
