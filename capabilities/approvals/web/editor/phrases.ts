/** What the drawing library says in the parts that the editor uses, and the label that says it here. */
export const phraseKeys: Readonly<Record<string, string>> = {
  'Activate hand tool': 'page.approvals.editor.tool.hand',
  'Activate lasso tool': 'page.approvals.editor.tool.lasso',
  'Activate create/remove space tool': 'page.approvals.editor.tool.space',
  'Activate global connect tool': 'page.approvals.editor.tool.connect',
  'Search in diagram': 'page.approvals.editor.search',
  'Open {element}': 'page.approvals.editor.open-part',
  'element is required': 'page.approvals.editor.no-element',
};
