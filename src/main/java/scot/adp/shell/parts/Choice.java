package scot.adp.shell.parts;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.dataview.ComboBoxLazyDataView;
import com.vaadin.flow.component.combobox.dataview.ComboBoxListDataView;
import com.vaadin.flow.data.provider.CallbackDataProvider.FetchCallback;
import com.vaadin.flow.data.provider.ListDataProvider;
import com.vaadin.flow.data.provider.Query;
import org.jspecify.annotations.Nullable;

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

	private static final String TEXT = "element._inputElementValue";

	private Function<String, Stream<T>> offered = typed -> Stream.empty();

	private @Nullable String unknown;

	/** Makes a field in which nothing is chosen. */
	public Choice(String label) {
		super(label);
		setManualValidation(true);
		addCustomValueSetListener(event -> read(event.getDetail()));
		addValueChangeListener(event -> understood());
		getElement().addEventListener("focusout", event -> read(event.getEventData().path(TEXT).asString("")))
			.addEventData(TEXT)
			.setFilter(OTHER_TEXT);
	}

	@Override
	public @Nullable String fault() {
		return (unknown != null) ? getTranslation("field.choice", unknown) : null;
	}

	@Override
	public void setValue(@Nullable T item) {
		super.setValue(item);
		if (unknown != null) {
			understood();
			refreshValue();
		}
	}

	@Override
	public ComboBoxListDataView<T> setItems(Collection<T> items) {
		return setItems(new ListDataProvider<>(items));
	}

	@Override
	public ComboBoxListDataView<T> setItems(ListDataProvider<T> all) {
		offered = typed -> all.getItems().stream();
		@Nullable T chosen = getValue();
		var view = super.setItems(all);
		if (chosen != null && all.getItems().contains(chosen)) {
			setValue(chosen);
		}
		return view;
	}

	@Override
	public ComboBoxLazyDataView<T> setItems(FetchCallback<T, String> fetch) {
		offered = typed -> fetch.fetch(new Query<>(0, LOOKED_AT, List.of(), null, typed));
		return super.setItems(fetch);
	}

	private void read(String typed) {
		@Nullable T chosen = getValue();
		if (typed.isBlank() || (chosen != null && named(chosen, typed))) {
			understood();
			return;
		}
		// Whoever types fast is ahead of the list.
		var found = offered.apply(typed).filter(item -> named(item, typed)).toList();
		if (found.size() == 1) {
			setValue(found.getFirst());
			return;
		}
		unknown = typed.strip();
		tell();
	}

	private boolean named(T item, String typed) {
		return getItemLabelGenerator().apply(item).strip().equalsIgnoreCase(typed.strip());
	}

	private void understood() {
		unknown = null;
		tell();
	}

}
