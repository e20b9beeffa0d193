package scot.adp.shell.parts;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.dataview.ComboBoxLazyDataView;
import com.vaadin.flow.component.combobox.dataview.ComboBoxListDataView;
import com.vaadin.flow.data.provider.CallbackDataProvider.FetchCallback;
import com.vaadin.flow.data.provider.ListDataProvider;
import com.vaadin.flow.data.provider.Query;
import org.jspecify.annotations.Nullable;
import scot.adp.platform.reading.Blanks;

/**
 * Chooses one of several things by what is typed of its name. What is typed and names
 * none of them stays and is told, and choices that come anew keep what was chosen.
 *
 * @param <T> what is chosen
 */
public class Choice<T> extends ComboBox<T> implements Checked {

	/** What was chosen stands in the field again, or nothing where nothing was. */
	private static final String OTHER_TEXT = """
			element.invalid || element._inputElementValue !== (element.selectedItem
			    ? element._getItemLabel(element.selectedItem) : '')""";

	private static final int LOOKED_AT = 20;

	/**
	 * How much of a name tells it from the others, if only one begins so; of a number its
	 * first figure does.
	 */
	private static final int BEGUN_AT_LEAST = 2;

	/** How much of a name does, if it stands in only one. */
	private static final int WITHIN_AT_LEAST = 3;

	private static final String TEXT = "element._inputElementValue";

	private final Names<T> names;

	private Function<String, Stream<T>> offered = typed -> Stream.empty();

	private Function<String, Optional<T>> coded = code -> Optional.empty();

	/**
	 * Makes a field in which nothing is chosen.
	 * @param code tells one thing from all others, also another day
	 */
	public Choice(String label, Function<T, ?> code) {
		super(label);
		this.names = new Names<>(code);
		setManualValidation(true);
		addCustomValueSetListener(event -> read(event.getDetail()));
		addValueChangeListener(event -> understood());
		getElement().addEventListener("focusout", event -> read(event.getEventData().path(TEXT).asString("")))
			.addEventData(TEXT)
			.setFilter(OTHER_TEXT);
	}

	@Override
	public @Nullable String fault() {
		return names.fault(this);
	}

	@Override
	public String typed() {
		@Nullable T chosen = getValue();
		@Nullable String unknown = names.unknown();
		if (unknown != null) {
			return unknown;
		}
		return (chosen != null) ? names.kept(chosen, getItemLabelGenerator()) : "";
	}

	@Override
	public void type(String typed) {
		if (typed.isEmpty()) {
			setValue(null);
			return;
		}
		@Nullable T found = names.takeUp(coded, offered, typed).orElse(null);
		@Nullable String unknown = names.unknown();
		super.setValue(found);
		if (found == null && unknown != null) {
			names.misread(unknown);
			show(unknown);
		}
		else {
			names.understood();
		}
		tell();
	}

	@Override
	public void setValue(@Nullable T item) {
		super.setValue(item);
		// Vaadin's own constructor comes here, too.
		if (names != null && names.unknown() != null) {
			understood();
			refreshValue();
		}
	}

	/**
	 * What is chosen is put into the field anew whenever what is offered is, and what
	 * names nothing has to stay.
	 */
	@Override
	protected void refreshValue() {
		super.refreshValue();
		// Vaadin's own constructor comes here, too.
		if (names != null && names.unknown() != null) {
			show(names.unknown());
		}
	}

	private void show(@Nullable String typed) {
		getElement().executeJs("this._inputElementValue = $0", typed);
	}

	@Override
	public ComboBoxListDataView<T> setItems(Collection<T> items) {
		return setItems(new ListDataProvider<>(items));
	}

	@Override
	public ComboBoxListDataView<T> setItems(ListDataProvider<T> all) {
		offered = typed -> all.getItems().stream();
		coded = code -> Optional.empty();
		@Nullable T chosen = getValue();
		var view = super.setItems(all);
		if (chosen != null && all.getItems().contains(chosen)) {
			setValue(chosen);
		}
		return view;
	}

	/**
	 * Offers what is searched by what is typed, however many there are.
	 * @param byCode finds what was chosen another day by its code
	 */
	public void search(FetchCallback<T, String> fetch, Function<String, Optional<T>> byCode) {
		super.setItems(fetch);
		offered = typed -> fetch.fetch(new Query<>(0, LOOKED_AT, List.of(), null, typed));
		coded = byCode;
	}

	/** Not offered so: what was chosen would not be found another day. */
	@Override
	public ComboBoxLazyDataView<T> setItems(FetchCallback<T, String> fetch) {
		throw new UnsupportedOperationException("Say by search() how one is found by its code.");
	}

	private void read(String typed) {
		@Nullable T chosen = getValue();
		if (typed.isBlank() || (chosen != null && names.named(chosen, getItemLabelGenerator(), typed))) {
			understood();
			return;
		}
		// Whoever types fast is ahead of the list.
		meant(typed).ifPresentOrElse(this::setValue, () -> {
			// Left once more, nothing is told anew: it would move what is being pressed.
			if (names.misread(typed)) {
				tell();
				ComponentUtil.fireEvent(this, new Misread(this));
			}
		});
	}

	/**
	 * What is named so; or the only one whose name begins so, or has it, for who goes on
	 * with Tab.
	 */
	private Optional<T> meant(String typed) {
		var named = names.find(offered.apply(typed), getItemLabelGenerator(), typed);
		String begun = Blanks.line(typed).toLowerCase(Locale.UK);
		if (named.isPresent()) {
			return named;
		}
		boolean figure = begun.length() == 1 && Character.isDigit(begun.charAt(0));
		var begin = (figure || begun.length() >= BEGUN_AT_LEAST) ? like(typed, name -> name.startsWith(begun))
				: List.<T>of();
		if (begin.isEmpty() && begun.length() >= WITHIN_AT_LEAST) {
			begin = like(typed, name -> name.contains(begun));
		}
		return (begin.size() == 1) ? Optional.of(begin.getFirst()) : Optional.empty();
	}

	private List<T> like(String typed, Predicate<String> named) {
		return offered.apply(typed)
			.filter(item -> named.test(getItemLabelGenerator().apply(item).toLowerCase(Locale.UK)))
			.limit(2)
			.toList();
	}

	private void understood() {
		boolean misread = names.unknown() != null;
		names.understood();
		tell();
		if (misread) {
			ComponentUtil.fireEvent(this, new Misread(this));
		}
	}

}
