package scot.adp.shell.parts;

import java.util.Set;
import java.util.stream.Collectors;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.data.value.ValueChangeMode;

/**
 * A line below a field that appears while somebody types what looks as if it names a
 * person. It is read out politely and holds nothing up: whoever types decides.
 */
public final class GentleWarning extends Paragraph {

	private GentleWarning() {
		addClassName("gentle-warning");
		// There from the start, so that a screen reader notices when it fills.
		getElement().setAttribute("role", "status");
	}

	/**
	 * Watches a field, which tells its value from now on while it is typed into.
	 * @return the line, to be added below the field
	 */
	public static GentleWarning on(TextFieldBase<?, String> field) {
		var warning = new GentleWarning();
		field.setValueChangeMode(ValueChangeMode.LAZY);
		field.addValueChangeListener(event -> warning.show(NameLike.in(event.getValue())));
		warning.show(NameLike.in(field.getValue()));
		return warning;
	}

	private void show(Set<NameLike.Kind> kinds) {
		setText(kinds.isEmpty() ? ""
				: getTranslation("gentle.warning",
						kinds.stream()
							.map(kind -> getTranslation("gentle." + kind.name()))
							.collect(Collectors.joining(getTranslation("gentle.and")))));
	}

}
