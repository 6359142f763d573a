import { type DomainPart, serve } from '#kernel/domain.ts';
import * as drawings from '../../contract/drawings.ts';
import { getDrawing } from './get-drawing.query.ts';
import { bindShapes, createDrawing } from './keep-drawing.ts';

/** Floor plans with their editions and the rooms on them. */
export const drawingsPart: DomainPart = {
  permissions: drawings.drawingPermissions,
  errors: drawings.drawingErrors,
  routes: [serve(drawings.getDrawing, getDrawing), serve(drawings.createDrawing, createDrawing), serve(drawings.bindShapes, bindShapes)],
};
