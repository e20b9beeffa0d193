package scot.adp.shell.parts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.data.provider.HasListDataView;
import org.jspecify.annotations.Nullable;
import scot.adp.platform.Problem;

/**
 * What stands above the fields of every form. It tells what must be put right, in words
 * and at each field at fault, so that no form saves what a field did not understand. And
 * it keeps what is typed until it is saved, so that none loses it.
 */
public final class FormHead extends Div {

	private final Map<String, HasValidation> fields = new LinkedHashMap<>();

	private final Paragraph faults = new Paragraph();

	private final KeptWords words;

	/** Makes the head of a form without fields, in which nothing can be typed. */
	public FormHead() {
		this(Place.NOWHERE);
	}

	/** Makes a head that shows nothing yet. */
	public FormHead(Place place) {
		this.words = new KeptWords(place, this::focus);
		faults.addClassName("error-summary");
		faults.getElement().setAttribute("role", "alert");
		faults.setVisible(false);
		addClassName("form-head");
		add(faults, words);
	}

	/**
	 * Joins a field to the form; some may come later.
	 * @param path what a fault calls it
	 */
	public FormHead field(String path, Checked field) {
		fields.put(path, field);
		words.join(path, field::typed, field::type, field instanceof Choices<?>);
		listen(field);
		return this;
	}

	/**
	 * The same, of a field that offers a few things.
	 * @param code tells one thing from all others, also another day
	 */
	public <T, F extends Component & HasValidation & HasValue<?, T> & HasListDataView<T, ?>> FormHead field(String path,
			F field, Function<T, ?> code) {
		fields.put(path, field);
		words.join(path, () -> field.getOptionalValue().map(code).map(Names::code).orElse(""),
				typed -> choose(field, code, typed));
		listen(field);
		return this;
	}

	/**
	 * Chooses what has a code. What is offered no more leaves the field empty, and is
	 * told at it.
	 */
	public static <T, F extends Component & HasValidation & HasValue<?, T> & HasListDataView<T, ?>> void choose(F field,
			Function<T, ?> code, String typed) {
		var found = field.getListDataView()
			.getItems()
			.filter(item -> Names.code(code.apply(item)).equals(typed))
			.findFirst();
		field.setValue(found.orElse(field.getEmptyValue()));
		if (found.isEmpty() && !typed.isEmpty()) {
			field.setErrorMessage(field.getTranslation("field.gone"));
			field.setInvalid(true);
		}
	}

	/** The same, of something that is wanted or not. */
	public FormHead field(String path, Checkbox field) {
		fields.put(path, field);
		words.join(path, () -> field.getValue().toString(), typed -> field.setValue(Boolean.valueOf(typed)));
		listen(field);
		return this;
	}

	/**
	 * Keeps something that is no field, such as which of some buttons is pressed; the
	 * form tells that it {@link #changed()}.
	 */
	public FormHead value(String path, Supplier<String> typed, Consumer<String> type) {
		words.join(path, typed, type);
		return this;
	}

	/** Tells faults at a field that keeps nothing, or that is joined by another path. */
	public FormHead told(String path, HasValidation field) {
		fields.put(path, field);
		return this;
	}

	private void listen(HasValidation field) {
		Component component = (Component) field;
		((HasValue<?, ?>) field).addValueChangeListener(event -> changed());
		ComponentUtil.addListener(component, Misread.class, event -> changed());
	}

	/**
	 * The version of the record that what stands here is for: of what was found again,
	 * the one that it was typed for.
	 */
	public int version() {
		return Objects.requireNonNull(words.since(), "The place has no version");
	}

	/** Goes on from another version of the record, as after a save that stays here. */
	public void at(int recordVersion) {
		words.at(recordVersion);
	}

	/** Tells that something of the form changed that is no field. */
	public void changed() {
		words.changed();
	}

	/** Forgets what was told before; a field still says what is wrong in itself. */
	public void clear() {
		fields.values().forEach(FormHead::clear);
		faults.setVisible(false);
	}

	/**
	 * Saves the form, unless a field did not understand what was typed, and tells where
	 * it cannot be done.
	 * @return whether it was done
	 */
	public boolean run(Runnable change) {
		return run(change, problem -> false);
	}

	/**
	 * As {@link #run}, where the form tells some problems in a way of its own.
	 * @param toldElsewhere tells a problem, or answers that it does not
	 */
	public boolean run(Runnable change, Predicate<Problem> toldElsewhere) {
		words.saving(true);
		try {
			boolean done = attempt(change, toldElsewhere);
			if (done) {
				words.saved();
			}
			return done;
		}
		finally {
			words.saving(false);
		}
	}

	/** Does something beside saving: what was typed is still to be saved, and kept. */
	public boolean runBeside(Runnable work) {
		return attempt(work, problem -> false);
	}

	private boolean attempt(Runnable work, Predicate<Problem> toldElsewhere) {
		clear();
		var atFault = faults();
		if (!atFault.isEmpty()) {
			show(atFault.stream().map(field -> new Fault(field, String.valueOf(field.fault()))).toList(),
					atFault.stream().map(FormHead::named));
			return false;
		}
		try {
			work.run();
			return true;
		}
		catch (Problem problem) {
			if (!toldElsewhere.test(problem)) {
				show(problem);
			}
			return false;
		}
	}

	/**
	 * Does something that takes the reader away from the form. Where words are not saved
	 * it asks first.
	 */
	public void leave(Runnable go) {
		words.leave(go);
	}

	/** Throws away what was typed, where the form said so and goes. */
	public void forget() {
		words.saved();
	}

	/** Puts the focus where the form begins: on its first empty field, or its first. */
	void focus() {
		var focusable = fields.values().stream().filter(Focusable.class::isInstance).toList();
		focusable.stream()
			.filter(field -> field instanceof HasValue<?, ?> value && value.isEmpty())
			.findFirst()
			.or(() -> focusable.stream().findFirst())
			.ifPresent(field -> ((Focusable<?>) field).focus());
	}

	/** What is told above the fields; empty where nothing is. */
	public String told() {
		return faults.isVisible() ? faults.getText() : "";
	}

	/** The fields that are joined. */
	public Stream<HasValidation> fields() {
		return fields.values().stream().distinct();
	}

	private List<Checked> faults() {
		return fields.values()
			.stream()
			.distinct()
			.filter(Checked.class::isInstance)
			.map(Checked.class::cast)
			.filter(field -> field.fault() != null && isShown((Component) field))
			.toList();
	}

	private static boolean isShown(Component field) {
		return field.isVisible() && field.getParent().map(FormHead::isShown).orElse(true);
	}

	private static void clear(HasValidation field) {
		if (field instanceof Checked checked) {
			checked.tell();
		}
		else {
			field.setErrorMessage("");
			field.setInvalid(false);
		}
	}

	/** What a field says itself, under its name. */
	private static String named(Checked field) {
		Component component = (Component) field;
		return component.getTranslation("field.fault", component.getElement().getProperty("label", ""), field.fault());
	}

	private void show(Problem problem) {
		var atFault = new ArrayList<Fault>();
		for (Problem.Field fault : problem.fields()) {
			@Nullable HasValidation field = fields.get(fault.path());
			if (field == null) {
				field = fields.get(fault.path().substring(fault.path().lastIndexOf('.') + 1));
			}
			if (field != null) {
				atFault.add(new Fault(field, fault.message()));
			}
		}
		show(atFault, problem.fields().isEmpty() ? Stream.of(String.valueOf(problem.getMessage()))
				: problem.fields().stream().map(Problem.Field::message));
	}

	private void show(List<Fault> atFault, Stream<String> told) {
		atFault.forEach(fault -> {
			fault.field().setErrorMessage(fault.message());
			fault.field().setInvalid(true);
		});
		faults.setText(told.limit(8).collect(Collectors.joining(" ")));
		faults.setVisible(true);
		atFault.stream()
			.map(Fault::field)
			.filter(Focusable.class::isInstance)
			.findFirst()
			.ifPresentOrElse(field -> ((Focusable<?>) field).focus(), faults::scrollIntoView);
	}

	private record Fault(HasValidation field, String message) {
	}

}
