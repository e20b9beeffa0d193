package scot.adp.shell.parts;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.data.provider.HasListDataView;
import scot.adp.platform.Problem;

/**
 * Asks for what a change needs. What is wrong with it is told at the fields, and the
 * dialog stays open until it is right. What is typed and not saved is kept in its place.
 */
public class FormDialog extends Dialog {

	private final FormHead head;

	private final Div form = new Div();

	/** The same opening sends the same key, so a double click changes once. */
	private final String key = UUID.randomUUID().toString();

	/** Makes a dialog without fields yet. */
	public FormDialog(String title, Place place) {
		this.head = new FormHead(place);
		setHeaderTitle(title);
		form.addClassName("dialog-form");
		form.add(head);
		add(form);
		getFooter().add(new Button(getTranslation("cancel"), event -> leave()));
		// Escape, and a click beside it.
		addDialogCloseActionListener(event -> leave());
	}

	/** Says above the fields what this does. */
	public final FormDialog saying(String... lines) {
		for (String line : lines) {
			form.addComponentAtIndex(form.indexOf(head), new Paragraph(line));
		}
		return this;
	}

	/**
	 * Asks for something.
	 * @param path what a fault calls it
	 */
	public final <F extends Component & Checked> FormDialog field(String path, F field) {
		head.field(path, field);
		return also(field);
	}

	/**
	 * Asks for one of a few things.
	 * @param code tells one thing from all others, also another day
	 */
	public final <T, F extends Component & HasValidation & HasValue<?, T> & HasListDataView<T, ?>> FormDialog field(
			String path, F field, Function<T, ?> code) {
		head.field(path, field, code);
		return also(field);
	}

	/**
	 * Asks for something that stands in a part of the form, which {@link #also} shows.
	 * @param path what a fault calls it
	 */
	public final <F extends Component & Checked> FormDialog field(String path, F field, HasComponents in) {
		head.field(path, field);
		in.add(field);
		return this;
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
		var button = new Button(verb);
		button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		offer(button, () -> head.run(() -> change.accept(key)), afterwards);
		return this;
	}

	/** Something else that can be done; what was typed stays kept for another time. */
	public final FormDialog verb(String verb, Consumer<String> work, Runnable afterwards) {
		offer(new Button(verb), () -> head.runBeside(() -> work.accept(key)), afterwards);
		return this;
	}

	/** Opens it with the first empty field ready to be filled in. */
	@Override
	public void open() {
		super.open();
		head.focus();
	}

	@Override
	protected void onAttach(AttachEvent event) {
		super.onAttach(event);
		OpenForms.in(event.getUI()).add(this);
	}

	@Override
	protected void onDetach(DetachEvent event) {
		super.onDetach(event);
		OpenForms.in(event.getUI()).remove(this);
	}

	private void leave() {
		head.leave(this::close);
	}

	private void offer(Button button, Attempt attempt, Runnable afterwards) {
		button.setDisableOnClick(true);
		button.addClickListener(event -> {
			try {
				if (attempt.succeeds()) {
					close();
					afterwards.run();
				}
			}
			finally {
				button.setEnabled(true);
			}
		});
		getFooter().add(button);
	}

	private interface Attempt {

		boolean succeeds();

	}

}
