package scot.adp.shell.parts;

import com.vaadin.flow.component.Component;

/**
 * Lets Enter and the arrows go from row to row in a table of fields or buttons, and stay
 * in the column; rows without one there are passed over. Enter presses a button.
 */
public final class TableKeys {

	private static final String KEYS = """
			this.addEventListener('keydown', event => {
			  const up = event.key === 'ArrowUp';
			  if (event.key === 'Enter' && event.target.closest('vaadin-button')) {
			    return;
			  }
			  if ((!up && event.key !== 'ArrowDown' && event.key !== 'Enter') || event.ctrlKey) {
			    return;
			  }
			  const cell = event.target.closest('td');
			  let row = cell && cell.parentElement;
			  let field = null;
			  while (row && !field) {
			    row = up ? row.previousElementSibling : row.nextElementSibling;
			    field = row && row.children[cell.cellIndex]?.querySelector('vaadin-text-field, vaadin-button');
			  }
			  if (field) {
			    event.preventDefault();
			    field.focus();
			  }
			});""";

	private TableKeys() {
	}

	/** Gives the keys to what holds a table, each time it is attached anew. */
	public static void in(Component holder) {
		holder.addAttachListener(event -> holder.getElement().executeJs(KEYS));
	}

}
