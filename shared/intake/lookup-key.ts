/** Joins the parts of a key of several columns; no text of a table holds it. */
export const keyJoint = '\u001f';
