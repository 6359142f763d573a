import { type DomainPart, serve } from '#kernel/domain.ts';
import * as orders from '../../contract/move-orders.ts';
import * as reallocation from '../../contract/reallocation.ts';
import { reallocationErrors, reallocationPermissions } from '../../contract/reallocation-permissions.ts';
import { acceptReallocation, dismissReallocation } from './accept-reallocation.ts';
import { cancelMoveOrder, executeMoveOrder } from './execute-move-order.ts';
import { getReallocation } from './get-reallocation.query.ts';
import { listReallocations } from './list-reallocations.query.ts';
import { getMoveOrder, listMoveOrders } from './move-orders.query.ts';
import { reallocationTask } from './reallocation.job.ts';
import { startReallocation } from './start-reallocation.ts';
import { verifyReallocation } from './verify-reallocation.ts';

/** The best re-allocation of offices, proved, and the orders to move that come of it. */
export const reallocationPart: DomainPart = {
  permissions: reallocationPermissions,
  errors: reallocationErrors,
  routes: [
    serve(reallocation.listReallocations, listReallocations),
    serve(reallocation.startReallocation, startReallocation),
    serve(reallocation.getReallocation, getReallocation),
    serve(reallocation.verifyReallocation, verifyReallocation),
    serve(reallocation.acceptReallocation, acceptReallocation),
    serve(reallocation.dismissReallocation, dismissReallocation),
    serve(orders.listMoveOrders, listMoveOrders),
    serve(orders.getMoveOrder, getMoveOrder),
    serve(orders.executeMoveOrder, executeMoveOrder),
    serve(orders.cancelMoveOrder, cancelMoveOrder),
  ],
  tasks: [reallocationTask],
};
