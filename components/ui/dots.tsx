/**
 * Three dots, of which a menu unfolds. Every row of a table has them: one element with a line of dots is
 * a fraction of the work of a picture, in the page's HTML and with each row that comes into sight.
 */
export const dots = <span aria-hidden className="w-3.25 border-t-3 border-dotted" />;
