export const floorAddress = (id: string): string => `/office-space/floors/${id}`;
