import type { Ctx } from '#kernel/context.ts';
import type { Assessed } from './assess.ts';
import type { RentRow } from './rent-row.ts';
import type { RequestRow } from './request-row.ts';
export async function startRequestApproval(_ctx: Ctx, _request: RequestRow, _a: Assessed): Promise<void> {}
export async function submitRequestAgain(_ctx: Ctx, _request: RequestRow, _a: Assessed): Promise<void> {}
export async function stopRequestApproval(_ctx: Ctx, _request: RequestRow, _reason: string): Promise<void> {}
export async function startRentApproval(_ctx: Ctx, _request: RequestRow, _rent: RentRow): Promise<void> {}
export async function submitRentAgain(_ctx: Ctx, _request: RequestRow, _rent: RentRow): Promise<void> {}
