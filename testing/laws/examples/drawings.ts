import { createDrawing, getDrawing } from '#domains/office-space/contract/drawings.ts';
import type { World } from '../world.ts';
import type { Example } from './example.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 6"><rect x="0" y="0" width="4" height="5"/></svg>';

/** Floor plans of a building. */
export const drawingExamples: Readonly<Record<string, Example>> = {
  getOfficeSpaceFloorsByFloorIdDrawing: { input: (w: World) => ({ floorId: w.floorId }) },
  postOfficeSpaceFloorsByFloorIdDrawings: { input: (w) => ({ floorId: w.floorId, svg }) },
  putOfficeSpaceFloorsByFloorIdDrawingsByEditionBindings: {
    input: async (w) => {
      const { edition } = await w.done(createDrawing, { floorId: w.floorId, svg });
      const { drawing } = await w.done(getDrawing, { floorId: w.floorId, edition });
      return { floorId: w.floorId, edition, bindings: [], version: drawing?.version };
    },
  },
};
