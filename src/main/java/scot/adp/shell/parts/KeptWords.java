package scot.adp.shell.parts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import scot.adp.platform.Problem;
import scot.adp.shell.Drafts;

/**
 * Keeps what is typed into a form, says so in a line, and puts it in again when the form
 * opens anew. Only what differs from what the form opened with is kept, so that what
 * others changed meanwhile stays.
 */
final class KeptWords extends Div {

	private Place place;

	private final Runnable focus;

	private final Map<String, Value> values = new LinkedHashMap<>();

	private final Span line = new Span();

	private final Button afresh = new Button();

	/** What the form opened with, or what it was saved with last. */
	private Map<String, String> opened = new LinkedHashMap<>();

	/** What was thrown away last and can be brought back. */
	private Map<String, String> thrownAway = Map.of();

	private boolean open;

	private boolean unsaved;

	private boolean kept;

	/**
	 * Makes a line that says nothing yet.
	 * @param focus puts the focus where the form begins
	 */
	KeptWords(Place place, Runnable focus) {
		this.place = place;
		this.focus = focus;
		line.getElement().setAttribute("role", "status");
		afresh.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
		afresh.addClickListener(event -> {
			if (thrownAway.isEmpty()) {
				startAfresh();
			}
			else {
				bringBack();
			}
		});
		addClassName("draft-line");
		add(line, afresh);
		say("");
	}

	Place place() {
		return place;
	}

	void at(int recordVersion) {
		place = place.at(recordVersion);
	}

	boolean hasFields() {
		return !values.isEmpty();
	}

	/** Whether words were typed that nobody saved and nobody was asked about. */
	boolean isUnsaved() {
		return unsaved;
	}

	/** Whether what was typed last could be kept. */
	boolean isKept() {
		return kept;
	}

	void join(String path, Supplier<String> typed, Consumer<String> type) {
		values.put(path, new Value(typed, type));
		if (open) {
			opened.put(path, typed.get());
		}
	}

	@Override
	protected void onAttach(AttachEvent event) {
		OpenForms.in(event.getUI()).add(this);
	}

	@Override
	protected void onDetach(DetachEvent event) {
		OpenForms.in(event.getUI()).remove(this);
	}

	/** Takes up what was kept, if anything was, now that the form stands as it opens. */
	void begin(Drafts.@Nullable Draft draft) {
		opened = typed();
		if (draft != null) {
			fill(draft.typed());
			kept = true;
			String day = Dates.full(Dates.day(draft.savedAt()));
			boolean moved = place.version() != null && !Objects.equals(place.version(), draft.version());
			say(getTranslation(moved ? "kept.found.moved" : "kept.found", day));
		}
		else if (!place.keeps() && hasFields()) {
			say(getTranslation("kept.nowhere"));
		}
		setVisible(hasFields());
		open = true;
	}

	/** Keeps what stands in the form now, if it differs from what it opened with. */
	void changed() {
		if (!open) {
			return;
		}
		thrownAway = Map.of();
		var differing = differing();
		unsaved = !differing.isEmpty();
		if (place.key() == null) {
			getUI().map(OpenForms::in).ifPresent(OpenForms::warn);
			return;
		}
		try {
			if (differing.isEmpty()) {
				drop(place.key());
				say("");
			}
			else {
				var at = Place.drafts().keep(place.key(), place.version(), differing);
				kept = true;
				say(getTranslation("kept.at", Dates.hour(at)));
			}
		}
		catch (Problem problem) {
			kept = false;
			say(getTranslation("kept.not", told(problem)));
		}
		catch (AccessDeniedException refusal) {
			kept = false;
			say(getTranslation("kept.not", ""));
		}
	}

	private static String told(Problem problem) {
		return problem.fields()
			.stream()
			.map(Problem.Field::message)
			.findFirst()
			.orElseGet(() -> String.valueOf(problem.getMessage()));
	}

	/** Forgets what was typed, since it is saved. */
	void saved() {
		if (place.key() != null && hasFields()) {
			drop(place.key());
		}
		unsaved = false;
		thrownAway = Map.of();
		if (place.keeps()) {
			say("");
		}
		// What the form does now, such as emptying itself, is nobody's typing.
		open = false;
		getUI().ifPresent(this::beginAnew);
	}

	private void beginAnew(UI window) {
		OpenForms.in(window).warn();
		window.beforeClientResponse(this, context -> {
			opened = typed();
			open = true;
		});
	}

	/** Nobody asks about what was typed so far any more; it stays kept. */
	void left() {
		unsaved = false;
	}

	/** Does something that takes the reader away from the form, if they want to. */
	void leave(Runnable go) {
		if (unsaved) {
			OpenForms.in(getUI().orElseThrow()).ask(List.of(this), go, () -> {
			});
		}
		else {
			go.run();
		}
	}

	private void startAfresh() {
		var typed = differing();
		if (place.key() != null) {
			drop(place.key());
		}
		fill(Map.of());
		unsaved = false;
		thrownAway = typed;
		say(getTranslation("kept.dropped"));
		focus.run();
	}

	private void bringBack() {
		fill(thrownAway);
		changed();
		focus.run();
	}

	private void drop(String key) {
		Place.drafts().drop(key);
		kept = false;
	}

	private void fill(Map<String, String> typed) {
		boolean listened = open;
		open = false;
		// Twice, since what is put into one field may change another.
		for (int round = 0; round < 2; round++) {
			values.forEach((path, value) -> {
				String wanted = typed.getOrDefault(path, opened.getOrDefault(path, ""));
				if (!value.typed().get().equals(wanted)) {
					value.type().accept(wanted);
				}
			});
		}
		open = listened;
	}

	private Map<String, String> typed() {
		var typed = new LinkedHashMap<String, String>();
		values.forEach((path, value) -> typed.put(path, value.typed().get()));
		return typed;
	}

	private Map<String, String> differing() {
		var differing = typed();
		differing.entrySet().removeIf(value -> value.getValue().equals(opened.get(value.getKey())));
		return differing;
	}

	private void say(String words) {
		line.setText(words);
		// Its room is there from the start, so that nothing moves while one types.
		setVisible(hasFields());
		afresh.setVisible(place.keeps() && !words.isEmpty());
		afresh.setText(getTranslation(thrownAway.isEmpty() ? "kept.afresh" : "kept.back"));
		if (!place.name().isEmpty()) {
			Named.of(afresh, place.name());
		}
	}

	private record Value(Supplier<String> typed, Consumer<String> type) {
	}

}
