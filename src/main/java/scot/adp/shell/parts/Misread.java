package scot.adp.shell.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;

/** A field did not understand what was typed; its value does not tell of it. */
final class Misread extends ComponentEvent<Component> {

	Misread(Component field) {
		super(field, true);
	}

}
