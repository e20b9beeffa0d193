package scot.adp.shell.parts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.router.BeforeLeaveEvent;
import org.jspecify.annotations.Nullable;
import scot.adp.shell.Drafts;

/**
 * The forms that are open in a window. They find what was kept of them by one question to
 * the database, and one question is asked before any of them is left with words that are
 * not saved.
 */
final class OpenForms {

	private final UI window;

	private final Set<KeptWords> forms = new LinkedHashSet<>();

	private final Set<FormDialog> dialogs = new LinkedHashSet<>();

	private final List<KeptWords> beginning = new ArrayList<>();

	/** Forms with words that could not be kept, which a page has built anew around. */
	private final Map<String, KeptWords> unkept = new HashMap<>();

	private @Nullable ConfirmDialog question;

	/** Where to go once the question is answered: wherever one wanted to last. */
	private Runnable wanted = () -> {
	};

	/** What is due where one stays: the browser waits for an answer, too. */
	private Runnable stayed = () -> {
	};

	private boolean warned;

	private OpenForms(UI window) {
		this.window = window;
		window.addBeforeLeaveListener(this::leave);
	}

	static OpenForms in(UI window) {
		@Nullable OpenForms found = ComponentUtil.getData(window, OpenForms.class);
		if (found == null) {
			found = new OpenForms(window);
			ComponentUtil.setData(window, OpenForms.class, found);
		}
		return found;
	}

	void add(KeptWords form) {
		forms.add(form);
		beginning.add(form);
		// By then the page has filled it in.
		window.beforeClientResponse(form, context -> begin());
	}

	void remove(KeptWords form) {
		forms.remove(form);
		beginning.remove(form);
		@Nullable String key = form.place().key();
		if (key != null && form.isLost()) {
			unkept.put(key, form);
		}
		warn();
	}

	void add(FormDialog dialog) {
		dialogs.add(dialog);
	}

	void remove(FormDialog dialog) {
		dialogs.remove(dialog);
	}

	private void begin() {
		if (beginning.isEmpty()) {
			return;
		}
		var all = List.copyOf(beginning);
		beginning.clear();
		var found = new HashMap<String, Drafts.Draft>();
		@Nullable String unread = KeptWords.failure(() -> found.putAll(Place.find(all.stream().map(KeptWords::place).toList())));
		for (KeptWords form : all) {
			@Nullable String key = form.place().key();
			form.begin((key != null) ? found.get(key) : null, unread, (key != null) ? unkept.remove(key) : null);
		}
	}

	/** The browser asks itself before it throws away what is not kept. */
	void warn() {
		boolean lost = forms.stream().anyMatch(KeptWords::isLost);
		if (lost != warned) {
			warned = lost;
			window.getPage().executeJs("window.onbeforeunload = $0 ? event => event.preventDefault() : null", lost);
		}
	}

	private void leave(BeforeLeaveEvent event) {
		boolean stays = staysOpen(event);
		if (stays && StaysOpen.class.isAssignableFrom(event.getNavigationTarget())) {
			return;
		}
		Runnable left = stays ? () -> {
		} : this::left;
		var unsaved = forms.stream().filter(stays ? KeptWords::isLost : KeptWords::isUnsaved).toList();
		if (unsaved.isEmpty()) {
			left.run();
			return;
		}
		var on = event.postpone();
		ask(unsaved, () -> {
			left.run();
			on.proceed();
		}, on::cancel);
	}

	private void left() {
		unkept.clear();
		closeDialogs();
	}

	private boolean staysOpen(BeforeLeaveEvent event) {
		return KeepsForms.class.isAssignableFrom(event.getNavigationTarget())
				&& event.getLocation().getPath().equals(window.getActiveViewLocation().getPath());
	}

	private void closeDialogs() {
		List.copyOf(dialogs).forEach(FormDialog::close);
	}

	/**
	 * Goes on from some forms once it is said that their words may stay unsaved.
	 * @param stay what to do where one stays
	 */
	void ask(Collection<KeptWords> unsaved, Runnable go, Runnable stay) {
		stayed.run();
		stayed = stay;
		wanted = () -> {
			unsaved.forEach(KeptWords::left);
			warn();
			go.run();
		};
		if (question != null) {
			return;
		}
		var asked = new ConfirmDialog();
		question = asked;
		boolean kept = unsaved.stream().allMatch(KeptWords::isKept);
		asked.setHeader(window.getTranslation("leave.title"));
		asked.setText(window.getTranslation(kept ? "leave.kept" : "leave.lost", Drafts.DAYS_KEPT));
		asked.setConfirmText(window.getTranslation("leave.leave"));
		asked.setCancelText(window.getTranslation("leave.stay"));
		asked.setCancelable(true);
		asked.addConfirmListener(event -> {
			question = null;
			stayed = () -> {
			};
			wanted.run();
		});
		asked.addCancelListener(event -> {
			question = null;
			stayed.run();
			stayed = () -> {
			};
		});
		asked.open();
	}

}
