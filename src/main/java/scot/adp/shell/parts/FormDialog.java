package scot.adp.shell.parts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import scot.adp.platform.Problem;

/**
 * Asks for what a change needs. What is wrong with it is told at the fields, and the
 * dialog stays open until it is right.
 */
public class FormDialog extends Dialog {

	private final Map<String, HasValidation> fields = new LinkedHashMap<>();

	private final FaultSummary faults = new FaultSummary(fields);

	private final Div form = new Div();

	/** The same opening sends the same key, so a double click changes once. */
	private final String key = UUID.randomUUID().toString();

	/** Makes a dialog without fields yet. */
	public FormDialog(String title) {
		setHeaderTitle(title);
		form.addClassName("dialog-form");
		form.add(faults);
		add(form);
		getFooter().add(new Button(getTranslation("cancel"), event -> close()));
	}

	/** Says above the fields what this does. */
	public final FormDialog saying(String... lines) {
		for (String line : lines) {
			form.addComponentAtIndex(form.indexOf(faults), new Paragraph(line));
		}
		return this;
	}

	/**
	 * Asks for something.
	 * @param path what a fault calls it
	 */
	public final FormDialog field(String path, Component field) {
		if (field instanceof HasValidation validated) {
			fields.put(path, validated);
		}
		return also(field);
	}

	/** Shows something between the fields, such as a line of help. */
	public final FormDialog also(Component part) {
		form.add(part);
		return this;
	}

	/**
	 * What the dialog is for: its main verb.
	 * @param change makes the change under an idempotency key, or throws a
	 * {@link Problem}
	 * @param done announced once it is made
	 * @param afterwards what to do then
	 */
	public final FormDialog save(String verb, Consumer<String> change, String done, Runnable afterwards) {
		return save(verb, change, () -> {
			Announcement.done(done);
			afterwards.run();
		});
	}

	/** The same, where what to announce follows from the change. */
	public final FormDialog save(String verb, Consumer<String> change, Runnable afterwards) {
		button(verb, change, afterwards).addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		return this;
	}

	/** Something else that can be done with what was given. */
	public final FormDialog verb(String verb, Consumer<String> change, String done, Runnable afterwards) {
		button(verb, change, () -> {
			Announcement.done(done);
			afterwards.run();
		});
		return this;
	}

	/** Opens it with the first empty field ready to be filled in. */
	@Override
	public void open() {
		super.open();
		var focusable = fields.values().stream().filter(Focusable.class::isInstance).toList();
		focusable.stream()
			.filter(field -> field instanceof HasValue<?, ?> value && value.isEmpty())
			.findFirst()
			.or(() -> focusable.stream().findFirst())
			.ifPresent(field -> ((Focusable<?>) field).focus());
	}

	private Button button(String verb, Consumer<String> change, Runnable afterwards) {
		var button = new Button(verb);
		button.setDisableOnClick(true);
		button.addClickListener(event -> {
			try {
				if (faults.run(() -> change.accept(key))) {
					close();
					afterwards.run();
				}
			}
			finally {
				button.setEnabled(true);
			}
		});
		getFooter().add(button);
		return button;
	}

}
