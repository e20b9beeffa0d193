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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import scot.adp.identity.AccountId;
import scot.adp.platform.Problem;
import scot.adp.shell.Drafts;

/**
 * Keeps what is typed into a form, says so in a line, and puts it in again when the form
 * opens anew. Only what differs from what the form opened with is kept, so that what
 * others changed meanwhile stays.
 */
final class KeptWords extends Div {

	private static final Logger log = LoggerFactory.getLogger(KeptWords.class);

	private Place place;

	private final Runnable focus;

	private final Map<String, Value> values = new LinkedHashMap<>();

	private final Span line = new Span();

	private final Button afresh = new Button();

	/** What the form opened with, or what it was saved with last. */
	private Map<String, String> opened = new LinkedHashMap<>();

	/** What the form has read or kept of what is kept in its place. */
	private final Map<String, String> known = new LinkedHashMap<>();

	/** What was thrown away last and can be brought back. */
	private Map<String, String> thrownAway = Map.of();

	/** The version of the record that the words are for; that of what was thrown away. */
	private @Nullable Integer since;

	private @Nullable Integer thrownSince;

	/** Who opened the form: nothing is kept for anybody else. */
	private @Nullable AccountId whose;

	private boolean open;

	private boolean unsaved;

	private boolean saving;

	private boolean kept;

	/** Whether another window keeps words in the same place. */
	private boolean elsewhere;

	/**
	 * Makes a line that says nothing yet.
	 * @param focus puts the focus where the form begins
	 */
	KeptWords(Place place, Runnable focus) {
		this.place = place;
		this.since = place.version();
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

	@Nullable Integer since() {
		return since;
	}

	/** Goes on from another version of the record, which the reader has seen. */
	void at(int recordVersion) {
		place = place.at(recordVersion);
		since = recordVersion;
		changed();
	}

	boolean hasFields() {
		return !values.isEmpty();
	}

	/** Whether words were typed that nobody saved and nobody was asked about. */
	boolean isUnsaved() {
		return unsaved && !saving;
	}

	/** Whether what stands in the form is kept. */
	boolean isKept() {
		return kept;
	}

	/** Whether words would be gone with the page. */
	boolean isLost() {
		return unsaved && !kept;
	}

	void join(String path, Supplier<String> typed, Consumer<String> type) {
		join(path, typed, type, false);
	}

	/**
	 * Joins a value; one that comes later takes up its words then.
	 * @param many whether it tells the lines of all that is chosen
	 */
	void join(String path, Supplier<String> typed, Consumer<String> type, boolean many) {
		var value = new Value(typed, type, many);
		values.put(path, value);
		if (open) {
			String stands = typed.get();
			opened.put(path, stands);
			@Nullable String words = known.get(path);
			if (words != null) {
				open = false;
				type.accept(value.changed(stands, words));
				open = true;
			}
			setVisible(true);
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

	/**
	 * Takes up what was kept, if anything was, now that the form stands as it opens.
	 * @param unread why that could not be read; null where it was
	 * @param before the same form as it stood here, with words that could not be kept
	 */
	void begin(Drafts.@Nullable Draft draft, @Nullable String unread, @Nullable KeptWords before) {
		if (open) {
			return;
		}
		opened = typed();
		if (place.keeps()) {
			failure(() -> whose = Place.whose());
		}
		if (draft != null) {
			known.putAll(draft.typed());
			fill(draft.typed());
			kept = true;
			since = (draft.version() != null) ? draft.version() : since;
			say(told("kept.found", Dates.full(Dates.day(draft.savedAt()))));
		}
		else if (unread != null && place.keeps()) {
			say(getTranslation("kept.unread", unread));
		}
		else if (!place.keeps() && hasFields()) {
			say(getTranslation("kept.nowhere"));
		}
		setVisible(hasFields());
		open = true;
		if (before != null && Objects.equals(whose, before.whose)) {
			var typed = differing();
			typed.putAll(before.differing());
			fill(typed);
			changed();
		}
	}

	/** Keeps what stands in the form now, if it differs from what it opened with. */
	void changed() {
		if (!open) {
			return;
		}
		thrownAway = Map.of();
		var differing = differing();
		unsaved = !differing.isEmpty();
		@Nullable String key = place.key();
		if (key != null) {
			if (differing.isEmpty()) {
				if (drop(key, ownKnown())) {
					say(elsewhere ? getTranslation("kept.elsewhere") : "");
				}
			}
			else {
				guarded(() -> take(Place.drafts().keep(key, since, differing, ownKnown()), differing));
			}
		}
		getUI().map(OpenForms::in).ifPresent(OpenForms::warn);
	}

	/** Says how much of what stands in the form is kept now. */
	private void take(Drafts.Draft draft, Map<String, String> differing) {
		var stored = draft.typed();
		known.keySet().removeAll(ownKnown().keySet());
		differing.forEach((path, text) -> {
			if (text.equals(stored.get(path))) {
				known.put(path, text);
			}
		});
		kept = known.keySet().containsAll(differing.keySet());
		elsewhere = !known.entrySet().containsAll(stored.entrySet());
		say(kept ? told("kept.at", Dates.hour(draft.savedAt()))
				: getTranslation("kept.not", getTranslation("kept.other-words")));
	}

	/** A sentence, and what else the reader has to know before they save. */
	private String told(String key, String when) {
		var told = new StringBuilder(getTranslation(key, when));
		if (place.version() != null && !Objects.equals(place.version(), since)) {
			told.append(". ").append(getTranslation("kept.moved"));
		}
		if (elsewhere) {
			told.append(". ").append(getTranslation("kept.elsewhere"));
		}
		return told.toString();
	}

	/** Does something with what is kept, or says why it cannot be done. */
	private boolean guarded(Runnable work) {
		@Nullable String failure = failure(() -> {
			if (whose == null || !whose.equals(Place.whose())) {
				throw Problem.forbidden(getTranslation("kept.other-person"));
			}
			work.run();
		});
		if (failure != null) {
			kept = false;
			say(getTranslation("kept.not", failure));
		}
		return failure == null;
	}

	/** Why something cannot be done with what is kept; null where it was done. */
	static @Nullable String failure(Runnable work) {
		try {
			work.run();
			return null;
		}
		catch (Problem problem) {
			return problem.fields()
				.stream()
				.map(Problem.Field::message)
				.findFirst()
				.orElseGet(() -> String.valueOf(problem.getMessage()));
		}
		catch (AccessDeniedException refusal) {
			return "";
		}
		catch (RuntimeException ex) {
			log.error("What was typed into a form could not be kept or found", ex);
			return UI.getCurrentOrThrow().getTranslation("kept.failed");
		}
	}

	/**
	 * Says whether the form is being saved: what leads away from it then asks for
	 * nothing.
	 */
	void saving(boolean now) {
		saving = now;
	}

	/** Forgets what was typed, since it is saved. */
	void saved() {
		@Nullable String key = place.key();
		boolean gone = key == null || drop(key, Map.copyOf(known));
		unsaved = false;
		thrownAway = Map.of();
		since = place.version();
		if (!gone) {
			say(getTranslation("kept.stays"));
		}
		else if (key != null) {
			say(elsewhere ? getTranslation("kept.elsewhere") : "");
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
		if (place.key() != null && !drop(place.key(), ownKnown())) {
			return;
		}
		fill(Map.of());
		unsaved = false;
		thrownAway = typed;
		thrownSince = since;
		since = place.version();
		say(getTranslation("kept.dropped"));
		OpenForms.in(getUI().orElseThrow()).warn();
		focus.run();
	}

	private void bringBack() {
		fill(thrownAway);
		since = thrownSince;
		changed();
		focus.run();
	}

	/** What the form has read or kept, without what no field of it stands for. */
	private Map<String, String> ownKnown() {
		var own = new LinkedHashMap<>(known);
		own.keySet().retainAll(values.keySet());
		return own;
	}

	private boolean drop(String key, Map<String, String> words) {
		if (words.isEmpty()) {
			kept = false;
			return true;
		}
		return guarded(() -> {
			elsewhere = Place.drafts().drop(key, words);
			known.keySet().removeAll(words.keySet());
			kept = false;
		});
	}

	private void fill(Map<String, String> typed) {
		boolean listened = open;
		open = false;
		// Twice, since what is put into one field may change another.
		for (int round = 0; round < 2; round++) {
			values.forEach((path, value) -> {
				String stood = opened.getOrDefault(path, "");
				@Nullable String words = typed.get(path);
				String wanted = (words != null) ? value.changed(stood, words) : stood;
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
		var differing = new LinkedHashMap<String, String>();
		values.forEach((path, value) -> {
			String stands = value.typed().get();
			String stood = opened.getOrDefault(path, "");
			if (!stands.equals(stood)) {
				differing.put(path, value.change(stood, stands));
			}
		});
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

	private record Value(Supplier<String> typed, Consumer<String> type, boolean many) {

		/** What is kept of a value that stood otherwise. */
		String change(String stood, String stands) {
			return many ? Choices.change(stood, stands) : stands;
		}

		/** What stands once that is taken up. */
		String changed(String stood, String words) {
			return many ? Choices.changed(stood, words) : words;
		}

	}

}
